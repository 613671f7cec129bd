import type { MouseEvent } from 'react';
import { useRoomState } from '../room/roomContext.ts';
import { plural } from '../time/format.ts';
import { shortLabel } from '../words/channelLook.ts';
import type { Recorded } from './useLanes.ts';
import { gapsOf, placeIn, type Span, spanOfClip } from './window.ts';

interface LanesProps {
  readonly recorded: Recorded;
  readonly chosen: string | null;
  /** A camera, and the instant that was pointed at; null where it was chosen by the keyboard. */
  readonly onChoose: (channelId: string, instant: number | null) => void;
}

/** One line a camera: what it recorded, what is missing, and which plays were cut from it. */
export function Lanes({ recorded, chosen, onChoose }: LanesProps) {
  const { window, cameras } = recorded;
  function onPress(channelId: string, event: MouseEvent<HTMLButtonElement>): void {
    const track = event.currentTarget.querySelector('.lane-track')?.getBoundingClientRect();
    // A click without a pointer has no place.
    const isPointed = event.detail > 0 && track !== undefined && event.clientX >= track.left;
    // Whoever points goes on with the keys of the recording: Enter cuts, Space plays.
    if (isPointed) event.currentTarget.blur();
    const share = isPointed ? (event.clientX - track.left) / track.width : 0;
    onChoose(channelId, isPointed ? window.from + share * (window.to - window.from) : null);
  }
  return (
    <div className="lanes" role="radiogroup" aria-label="Camera">
      {cameras.map(({ id, name }) => (
        // biome-ignore lint/a11y/useSemanticElements: a line that is pointed into, with the radio pattern's roles
        <button
          type="button"
          role="radio"
          className="lane"
          key={id}
          aria-checked={id === chosen}
          aria-label={`${name}, ${wordsOf(recorded, id)}`}
          title={name}
          onClick={(event) => onPress(id, event)}
        >
          <span className="lane-name" aria-hidden="true">
            {shortLabel(name)}
          </span>
          <span className="lane-track" aria-hidden="true">
            {recorded.lanes.get(id)?.map((span) => (
              <Stretch key={span.from} window={window} span={span} className="lane-recorded" />
            ))}
            {gapsOf(recorded.lanes.get(id) ?? []).map((span) => (
              <Stretch key={span.from} window={window} span={span} className="lane-gap" />
            ))}
            <Clips channelId={id} window={window} />
          </span>
        </button>
      ))}
    </div>
  );
}

function wordsOf({ lanes }: Recorded, channelId: string): string {
  const gaps = gapsOf(lanes.get(channelId) ?? []);
  if (!lanes.get(channelId)?.length) return 'nothing recorded';
  return gaps.length === 0 ? 'recorded without a gap' : `recorded with ${plural(gaps.length, 'gap')}`;
}

function Clips({ channelId, window }: { readonly channelId: string; readonly window: Span }) {
  const plays = useRoomState((state) => state.plays);
  const clips = plays.flatMap(({ angles }) => angles.filter((clip) => clip.channelId === channelId));
  return clips
    .filter(({ status }) => status !== 'DISCARDED')
    .map((clip) => <Stretch key={clip.id} window={window} span={spanOfClip(clip, window.to)} className="lane-clip" />);
}

interface StretchProps {
  readonly window: Span;
  readonly span: Span;
  readonly className: string;
}

export function Stretch({ window, span, className }: StretchProps) {
  const place = placeIn(window, span);
  if (place === undefined) return null;
  return <span className={className} style={{ left: `${place.left}%`, width: `${place.width}%` }} />;
}
