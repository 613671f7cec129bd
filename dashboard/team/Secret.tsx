/** A secret, shown this once: who closes it has it, or makes another one. */
export function Secret({
  what,
  text,
  onClose,
}: {
  readonly what: string;
  readonly text: string;
  readonly onClose: () => void;
}) {
  return (
    <div className="secret" role="status">
      <p>
        <b>{what}</b> It is shown this once. Whoever has it gets in.
      </p>
      <code>{text}</code>
      <p className="secret-acts">
        <button type="button" className="btn" onClick={() => void navigator.clipboard?.writeText(text)}>
          Copy
        </button>
        <button type="button" className="btn" onClick={onClose}>
          I have it
        </button>
      </p>
    </div>
  );
}
