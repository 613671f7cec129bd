import { useState } from 'react';
import type { Clip } from '../api/entities.ts';
import { allows, type Play, stateOf } from '../live/play.ts';
import { LivePreview } from '../preview/LivePreview.tsx';
import { Shape } from '../shapes/Shape.tsx';
import { clockTime } from '../time/format.ts';
import { failureWords } from '../words/failureWords.ts';
import { clipLook } from '../words/playWords.ts';
import { refusalWords } from '../words/refusalWords.ts';
import { PreGameCheck } from './PreGameCheck.tsx';
import { useRoom, useRoomState } from './roomContext.ts';

/** What stands in the picture's place while there is no picture. */
export function FilmNotice({ play, angle }: { readonly play: Play | undefined; readonly angle: Clip | undefined }) {
  const isScheduled = useRoomState((state) => state.session?.status === 'SCHEDULED');
  if (play !== undefined && angle === undefined) {
    return (
      <div className="notice">
        <h3>
          <Shape name="off" />
          No clip
        </h3>
        <p>No clip shows this play. It can be tagged all the same.</p>
      </div>
    );
  }
  if (play === undefined || angle === undefined) {
    if (isScheduled) return <PreGameCheck />;
    return (
      <LivePreview>
        <div className="notice">
          <h3>Film plays here.</h3>
          <p>Choose a play in the list. It starts on the marked frame.</p>
        </div>
      </LivePreview>
    );
  }
  if (stateOf(angle) === 'failed') return <FailureNotice play={play} clip={angle} />;
  return <StateNotice play={play} clip={angle} />;
}

function FailureNotice({ play, clip }: { readonly play: Play; readonly clip: Clip }) {
  const { acts } = useRoom();
  const session = useRoomState((state) => state.session);
  const camera = useCameraName(clip);
  const words = failureWords(clip, camera, session?.timeZone ?? 'UTC');
  const mayRetry = clip.allowedCommands.includes('RetryClip');
  const helps = clip.failure?.retryable ?? false;
  const retry = (
    <button
      type="button"
      className={`btn ${helps ? 'btn-main' : ''}`}
      disabled={play.busy}
      onClick={() => acts.retry(play)}
    >
      {helps ? 'Retry' : 'Retry anyway'}
    </button>
  );
  return (
    <div className="notice">
      <h3>
        <Shape name="failed" />
        {words.heading}
      </h3>
      <p>{words.why}</p>
      <p>{words.whatToDo}</p>
      <p className="notice-acts">
        {mayRetry && helps && retry}
        <DiscardButton play={play} />
        {mayRetry && !helps && retry}
      </p>
      <p className="code">
        {clip.failure?.code}, generation {clip.generation}
      </p>
    </div>
  );
}

function StateNotice({ play, clip }: { readonly play: Play; readonly clip: Clip }) {
  const { acts, store } = useRoom();
  const channel = useRoomState((state) => state.channels.find(({ id }) => id === clip.channelId));
  const zone = store.get().session?.timeZone ?? 'UTC';
  const camera = channel?.name ?? 'This camera';
  const { shape, text } = clipLook(clip);
  const refusal = play.refused === null ? null : refusalWords(play.refused.mutation, play.refused.refusal, store.get());
  return (
    <div className="notice">
      <h3>
        <Shape name={refusal === null ? shape : 'failed'} />
        {refusal === null ? (text ?? 'Ready') : refusal[0]}
      </h3>
      <p>{refusal === null ? sentence() : refusal[1]}</p>
      <p className="notice-acts">
        {clip.status === 'OPEN' && play.mine && (play.unsent === 'in' || allows(play, 'MarkClipOut')) && (
          <button type="button" className="btn btn-main" onClick={() => acts.markOut(Date.now(), play)}>
            OUT
          </button>
        )}
        <DiscardButton play={play} />
      </p>
      {stateOf(clip) === 'expired' && allows(play, 'MarkClipOut') && <LateOut play={play} />}
    </div>
  );

  function sentence(): string {
    if (play.unsent !== null) return 'This mark is on this iPad. It is sent when the connection is back.';
    switch (stateOf(clip)) {
      case 'open':
        return 'No clip yet: the play is still open.';
      case 'queued':
        return 'Next in line. Usually under a second.';
      case 'waiting': {
        const until =
          channel?.recordedUntil == null
            ? 'nothing yet'
            : `up to ${clockTime(Date.parse(channel.recordedUntil), zone)}`;
        const end = clip.outAt === null ? '' : `; the play ends at ${clockTime(Date.parse(clip.outAt), zone)}`;
        return `${camera} has recorded ${until}${end}.`;
      }
      case 'cutting':
        return `The clip is being cut from ${camera}'s recording.`;
      case 'expired':
        return `The play was marked at ${clockTime(play.inAt, zone)} and never closed. Set its end in the recording or discard it.`;
      case 'discarded':
        return 'This play was discarded.';
      default:
        return 'The film is on its way.';
    }
  }
}

/** An OUT that comes hours late is no `now`: how long the play was has to be said. */
function LateOut({ play }: { readonly play: Play }) {
  const { acts } = useRoom();
  const [seconds, setSeconds] = useState('10');
  return (
    <form
      className="late-out"
      onSubmit={(event) => {
        event.preventDefault();
        acts.close(play, Number(seconds));
      }}
    >
      <label className="field">
        <span>Seconds from IN to OUT</span>
        <input
          type="number"
          inputMode="decimal"
          min={0.5}
          max={600}
          step={0.5}
          required
          value={seconds}
          onChange={(event) => setSeconds(event.target.value)}
        />
      </label>
      <button type="submit" className="btn btn-main" disabled={play.busy}>
        OUT
      </button>
    </form>
  );
}

function DiscardButton({ play }: { readonly play: Play }) {
  const { acts } = useRoom();
  const may = play.unsent === 'in' || allows(play, 'DiscardClip');
  if (!may && play.refused === null) return null;
  return (
    <button type="button" className="btn" disabled={play.busy} onClick={() => acts.discard(play)}>
      Discard
    </button>
  );
}

function useCameraName(clip: Clip): string {
  return useRoomState((state) => state.channels.find(({ id }) => id === clip.channelId)?.name) ?? 'This camera';
}
