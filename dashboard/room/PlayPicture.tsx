import type { Play } from '../live/play.ts';
import { serverNow } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { stopwatch } from '../time/format.ts';
import { TickingText } from '../time/TickingText.tsx';
import { playLook } from '../words/playWords.ts';
import { useRoom } from './roomContext.ts';

/** The picture's place in a row: picture, running time, per cent or the state's shape, always of the same size. */
export function PlayPicture({ play }: { readonly play: Play }) {
  const { store } = useRoom();
  const { best, state } = play;
  if (best === null) {
    return (
      <span className="pic">
        <Shape name={playLook(play).shape} className="big" />
      </span>
    );
  }
  if (state === 'open' && best.outAt === null) {
    return (
      <span className="pic">
        <TickingText className="ghost-time" read={() => stopwatch(serverNow(store.get()) - play.inAt)} />
      </span>
    );
  }
  const length = best.durationSeconds === null ? null : <span className="dur">{best.durationSeconds.toFixed(1)}</span>;
  if (play.picture !== null && state !== 'failed') {
    return (
      <span className="pic">
        <img src={play.picture} alt="" width={160} height={90} loading="lazy" decoding="async" />
        {length}
      </span>
    );
  }
  if (state === 'cutting' && best.progress !== null) {
    const percent = Math.round(best.progress * 100);
    return (
      <span className="pic">
        <span className="pct">{percent}%</span>
        <span className="bar">
          <span style={{ width: `${percent}%` }} />
        </span>
      </span>
    );
  }
  // A clip is ready a moment before its picture: the well stays, and nothing moves when the picture comes.
  return (
    <span className="pic">
      <Shape name={playLook(play).shape} className="big" />
      {length}
    </span>
  );
}
