import { Shape } from '../../shapes/Shape.tsx';
import { useTicked } from '../../time/TickingText.tsx';
import { attentionEntries } from '../../words/attentionEntries.ts';
import { useRoom } from '../roomContext.ts';

/** Everything that needs a person, the worst first. */
export function AttentionPanel() {
  const { store } = useRoom();
  useTicked(() =>
    attentionEntries(store.get())
      .map(({ what }) => what)
      .join(),
  );
  const entries = attentionEntries(store.get());
  if (entries.length === 0) return <p>Nothing needs attention.</p>;
  return (
    <ul className="lines">
      {entries.map(({ id, shape, what, effect, fix }) => (
        <li key={id}>
          <Shape name={shape} />
          <p>
            <b>{what}</b> {effect} {fix}
          </p>
        </li>
      ))}
    </ul>
  );
}
