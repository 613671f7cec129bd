/** 5 Film: the chosen play. Its place never changes size, whatever there is to show. */
import type { Clip } from '../api/entities.ts';
import { chosenPlay } from '../live/choose.ts';
import { allows, type Play } from '../live/play.ts';
import { Shape } from '../shapes/Shape.tsx';
import { clockTime, inSeconds } from '../time/format.ts';
import { shortLabel } from '../words/channelLook.ts';
import { byWhom } from '../words/playWords.ts';
import { FilmNotice } from './FilmNotice.tsx';
import { FilmPlayer, IdleControls } from './FilmPlayer.tsx';
import { FilmTitle } from './FilmTitle.tsx';
import { PanelOverFilm } from './PanelOverFilm.tsx';
import { Star } from './PlayRow.tsx';
import { useRoom, useRoomState } from './roomContext.ts';

export function Film({ onSignOut }: { readonly onSignOut: () => void }) {
  const play = useRoomState(chosenPlay);
  const chosen = useRoomState((state) => state.chosen);
  const angle = play?.angles.find((clip) => clip.channelId === chosen?.channelId) ?? play?.best ?? undefined;
  const src = angle?.streamUrl ?? null;
  return (
    <section className="film" aria-label="Player">
      <FilmHead play={play} angle={angle} />
      {play !== undefined && angle !== undefined && src !== null && angle.status !== 'DISCARDED' ? (
        <FilmPlayer
          // The file, not its signature: while another window is cut the old film goes on.
          key={src.split('?')[0]}
          play={play}
          clip={angle}
          src={src}
          running={chosen?.running ?? false}
        />
      ) : (
        <>
          <div className="screen">
            <FilmNotice play={play} angle={angle} />
          </div>
          <IdleControls />
        </>
      )}
      <PanelOverFilm onSignOut={onSignOut} />
    </section>
  );
}

function FilmHead({ play, angle }: { readonly play: Play | undefined; readonly angle: Clip | undefined }) {
  const { store } = useRoom();
  const zone = store.get().session?.timeZone ?? 'UTC';
  if (play === undefined) {
    return (
      <header className="film-head">
        <div>
          <h2>No play chosen</h2>
        </div>
      </header>
    );
  }
  const length = angle?.durationSeconds == null ? clockTime(play.inAt, zone) : inSeconds(angle.durationSeconds);
  return (
    <header className="film-head">
      <div>
        <FilmTitle key={play.id} play={play} title={angle?.title ?? play.title} />
        <p>
          <span className="num">{length}</span> {byWhom(play)}
        </p>
      </div>
      {angle !== undefined && play.angles.length > 1 && <Angles play={play} angle={angle} />}
      <DiscardFilm play={play} />
      <Star play={play} />
    </header>
  );
}

/** Takes a play with film away; `.say` offers the way back. What has no film yet is discarded from its row or notice. */
function DiscardFilm({ play }: { readonly play: Play }) {
  const { acts, store } = useRoom();
  if (play.best?.streamUrl == null || !allows(play, 'DiscardClip')) return null;
  return (
    <button
      type="button"
      className="icon-btn"
      aria-label="Discard this play"
      title="Discard this play"
      disabled={play.busy}
      onClick={() => {
        acts.discard(play);
        // A phone shows `.say` there, and with it the way back.
        store.set({ tab: 'plays' });
      }}
    >
      <Shape name="bin" />
    </button>
  );
}

/** Another camera, the same moment. */
function Angles({ play, angle }: { readonly play: Play; readonly angle: Clip }) {
  const { store } = useRoom();
  const channels = useRoomState((state) => state.channels);
  return (
    <div className="seg angles" role="radiogroup" aria-label="Angle">
      {play.angles.map((clip, index) => {
        const name = channels.find(({ id }) => id === clip.channelId)?.name ?? shortLabel(clip.channelId);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a row of buttons that share one border, with the radio pattern's roles
          <button
            type="button"
            role="radio"
            key={clip.id}
            aria-checked={clip === angle}
            onClick={() => {
              const { chosen } = store.get();
              if (chosen !== null) store.set({ chosen: { ...chosen, channelId: clip.channelId } });
            }}
          >
            {name}
            <span className="hint" aria-hidden="true">
              {index + 1}
            </span>
          </button>
        );
      })}
    </div>
  );
}
