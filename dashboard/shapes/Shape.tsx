/** Shapes carry state together with a word: never colour alone. */
export type ShapeName =
  | 'live'
  | 'off'
  | 'unknown'
  | 'silent'
  | 'lost'
  | 'cancelled'
  | 'open'
  | 'expired'
  | 'unsent'
  | 'queued'
  | 'wait'
  | 'cut'
  | 'ready'
  | 'part'
  | 'failed'
  | 'reconnect'
  | 'star'
  | 'starOn'
  | 'check'
  | 'back'
  | 'more'
  | 'play'
  | 'pause'
  | 'step'
  | 'next'
  | 'loop'
  | 'close';

export function Shape({ name, className = '' }: { readonly name: ShapeName; readonly className?: string }) {
  return (
    <svg className={`shape ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#shape-${name}`} />
    </svg>
  );
}
