import { memo } from 'react';
import { choosePlay } from '../live/choose.ts';
import { allows, type Play, stateOf } from '../live/play.ts';
import { countsOf } from '../live/sheet.ts';
import { Shape } from '../shapes/Shape.tsx';
import { showYardLine } from '../tags/yardLine.ts';
import { clockTime, inSeconds } from '../time/format.ts';
import { shortLabel } from '../words/channelLook.ts';
import { playLook } from '../words/playWords.ts';
import { PlayPicture } from './PlayPicture.tsx';
import { useRoom, useRoomState } from './roomContext.ts';

interface PlayRowProps {
  readonly play: Play;
  readonly isChosen: boolean;
  readonly isLatestOwn: boolean;
}

/** One play. Drawn again only when its play is another object: a fact changes one row. */
export const PlayRow = memo(function PlayRow({ play, isChosen, isLatestOwn }: PlayRowProps) {
  const { store } = useRoom();
  const { look, shape, text } = playLook(play);
  const zone = store.get().session?.timeZone ?? 'UTC';
  const seconds = play.best?.durationSeconds ?? null;
  const length = seconds === null ? '' : `, ${inSeconds(seconds)}`;
  return (
    <li
      className={`clip is-${look} ${play.mine ? 'is-mine' : ''}`}
      aria-current={isChosen || undefined}
      data-play={play.id}
      data-state={play.state}
    >
      <button type="button" className="clip-open" onClick={() => choosePlay(store, play.id, true)}>
        <span aria-hidden="true">
          <PlayPicture play={play} />
        </span>
        <span className="what">
          <span className="title">{play.title}</span>
          <span className="sr">, </span>
          <span className="meta">
            {text === null ? (
              <span className="num" aria-hidden="true">
                {clockTime(play.inAt, zone)}
              </span>
            ) : (
              <span className="state">
                <Shape name={shape} />
                {text}
              </span>
            )}
            <span className="angles-of" aria-hidden="true">
              <AngleLabels play={play} />
            </span>
            <span className="sr">
              {text === null ? 'Ready' : ''}
              {length},{' '}
            </span>
            <span className="who">{play.who}</span>
          </span>
        </span>
        <TagCells play={play} />
      </button>
      <span className="slot">
        <Slot play={play} isLatestOwn={isLatestOwn} />
      </span>
    </li>
  );
});

/** Where the row is wide enough, three facts have columns of their own. */
function TagCells({ play: { sheet } }: { readonly play: Play }) {
  const spot = countsOf(sheet, 'yardsToGoal');
  return (
    <>
      <span className="cell c-yl">{spot === null ? '' : showYardLine(Number(spot))}</span>
      <span className="cell c-form">{countsOf(sheet, 'formation')}</span>
      <span className="cell c-yds">{countsOf(sheet, 'yardsGained')}</span>
    </>
  );
}

function AngleLabels({ play }: { readonly play: Play }) {
  const channels = useRoomState((state) => state.channels);
  return play.angles.map((clip) => {
    const name = channels.find(({ id }) => id === clip.channelId)?.name ?? '?';
    const isWorse = stateOf(clip) === 'failed' && play.state !== 'failed';
    return (
      <abbr className="angle" key={clip.id} title={name}>
        {shortLabel(name)}
        {isWorse && <Shape name="failed" className="tiny" />}
      </abbr>
    );
  });
}

/** One place at the end of every row: the star, or the one thing to do about this play. */
function Slot({ play, isLatestOwn }: { readonly play: Play; readonly isLatestOwn: boolean }) {
  const { acts, store } = useRoom();
  const may = (command: string) => allows(play, command);
  const refusedMark = play.refused?.mutation.startsWith('markClip') ?? false;
  const isOwnOpen = play.mine && play.state === 'open' && play.best?.outAt === null;
  const isOwnUnsent = play.mine && play.unsent === 'in';

  if (isOwnOpen && !isLatestOwn && !refusedMark && (isOwnUnsent || may('MarkClipOut'))) {
    const press = () => acts.markOut(Date.now(), play);
    return <Act word="OUT" label={`OUT, ${play.title}`} isBusy={play.busy} onPress={press} />;
  }
  if (refusedMark || isOwnUnsent || (isOwnOpen && may('DiscardClip'))) {
    return (
      <Act word="Discard" label={`Discard, ${play.title}`} isBusy={play.busy} onPress={() => acts.discard(play)} />
    );
  }
  if (play.state === 'expired' && may('MarkClipOut')) {
    // Its end has to be said, and the film's place has room for the question.
    const ask = () => choosePlay(store, play.id, true);
    return <Act word="OUT" label={`OUT, ${play.title}`} isBusy={play.busy} onPress={ask} />;
  }
  if (play.state === 'failed') {
    // Where a retry cannot help, the row offers the reason; the film's place holds `Retry anyway`.
    const helps = may('RetryClip') && (play.best?.failure?.retryable ?? false);
    return helps ? (
      <Act word="Retry" label={`Retry, ${play.title}`} isBusy={play.busy} onPress={() => acts.retry(play)} />
    ) : (
      <Act word="Why" label={`Why, ${play.title}`} isBusy={false} onPress={() => choosePlay(store, play.id, true)} />
    );
  }
  return <Star play={play} />;
}

interface ActProps {
  readonly word: string;
  readonly label: string;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

function Act({ word, label, isBusy, onPress }: ActProps) {
  return (
    <button type="button" className="btn act" aria-label={label} aria-busy={isBusy} disabled={isBusy} onClick={onPress}>
      {word}
    </button>
  );
}

/** Nothing for whom the server does not let choose favourites. */
export function Star({ play }: { readonly play: Play }) {
  const { acts } = useRoom();
  if (!allows(play, play.isFavorite ? 'UnfavoriteClip' : 'FavoriteClip')) return null;
  return (
    <button
      type="button"
      className="star"
      aria-pressed={play.isFavorite}
      aria-label={`Favourite, ${play.title}`}
      onClick={() => acts.favourite(play)}
    >
      <Shape name={play.isFavorite ? 'starOn' : 'star'} />
    </button>
  );
}
