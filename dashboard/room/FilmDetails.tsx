import type { Clip } from '../api/entities.ts';
import type { Play } from '../live/play.ts';
import { Shape } from '../shapes/Shape.tsx';
import { clockTime, inSeconds } from '../time/format.ts';
import { clipLook } from '../words/playWords.ts';
import { useRoom, useRoomState } from './roomContext.ts';

/** The play's angles, a line each. The tag sheet takes this place when plays can be tagged. */
export function FilmDetails({ play, angle }: { readonly play: Play | undefined; readonly angle: Clip | undefined }) {
  const { store } = useRoom();
  const channels = useRoomState((state) => state.channels);
  const zone = store.get().session?.timeZone ?? 'UTC';
  return (
    <section className="details" aria-label="Angles of this play">
      {play !== undefined && (
        <ul>
          {play.angles.map((clip) => {
            const { shape, text, look } = clipLook(clip);
            return (
              <li key={clip.id} className={`detail is-${look}`} aria-current={clip === angle || undefined}>
                <Shape name={shape} />
                <b>{channels.find(({ id }) => id === clip.channelId)?.name ?? 'Camera'}</b>
                <span>{text ?? 'Ready'}</span>
                <span className="num">
                  {clockTime(Date.parse(clip.inAt), zone)}
                  {clip.outAt !== null && ` to ${clockTime(Date.parse(clip.outAt), zone)}`}
                </span>
                <span className="num">{clip.durationSeconds === null ? '' : inSeconds(clip.durationSeconds)}</span>
                <span className="num detail-frames">{clip.frames === null ? '' : `${clip.frames} frames`}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
