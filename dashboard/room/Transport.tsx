import { type RefObject, useEffect, useState } from 'react';
import { chooseNext } from '../live/choose.ts';
import { Shape } from '../shapes/Shape.tsx';
import type { ShapeName } from '../shapes/shapeName.ts';
import { filmKeys } from './filmKeys.ts';
import type { FramePlayer } from './framePlayer.ts';
import { useRoom } from './roomContext.ts';

const speeds = [
  { value: 0.25, word: '¼' },
  { value: 0.5, word: '½' },
  { value: 1, word: '1' },
  { value: 2, word: '2' },
] as const;

/** Speed and loop stay as they were set, from film to film. */
export const keptSettings = { speed: 1, loops: true };

interface TransportProps {
  readonly player: RefObject<FramePlayer | null> | null;
  readonly isPlaying: boolean;
  /** No film: the buttons keep their place. */
  readonly isOff: boolean;
}

export function Transport({ player, isPlaying, isOff }: TransportProps) {
  const { store } = useRoom();
  const [speed, setSpeed] = useState(keptSettings.speed);
  const [loops, setLoops] = useState(keptSettings.loops);

  function changeSpeed(value: number): void {
    keptSettings.speed = value;
    player?.current?.setSpeed(value);
    setSpeed(value);
  }
  function changeLoop(): void {
    keptSettings.loops = !keptSettings.loops;
    player?.current?.setLoop(keptSettings.loops);
    setLoops(keptSettings.loops);
  }
  function shiftSpeed(by: number): void {
    const at = speeds.findIndex(({ value }) => value === keptSettings.speed);
    const next = speeds[at + by];
    if (next !== undefined) changeSpeed(next.value);
  }
  useEffect(() => {
    if (isOff || filmKeys.current === null) return;
    filmKeys.current = {
      ...filmKeys.current,
      slower: () => shiftSpeed(-1),
      faster: () => shiftSpeed(1),
      loop: changeLoop,
    };
  });

  return (
    <div className="keys">
      <Key
        shape="next"
        flip
        label="Previous play"
        className="k-prev"
        isOff={isOff}
        onPress={() => chooseNext(store, 1)}
      />
      <Key shape="step" flip label="Back one frame" isOff={isOff} onPress={() => player?.current?.step(-1)} />
      <Key
        shape={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        className="key-play"
        isOff={isOff}
        onPress={() => player?.current?.toggle()}
      />
      <Key shape="step" label="Forward one frame" isOff={isOff} onPress={() => player?.current?.step(1)} />
      <Key shape="next" label="Next play" className="k-next" isOff={isOff} onPress={() => chooseNext(store, -1)} />
      <div className="seg speed" role="radiogroup" aria-label="Speed">
        {speeds.map(({ value, word }) => (
          // biome-ignore lint/a11y/useSemanticElements: a row of buttons that share one border, with the radio pattern's roles
          <button
            type="button"
            role="radio"
            key={value}
            aria-checked={speed === value}
            aria-label={`Speed ${word}`}
            disabled={isOff}
            onClick={() => changeSpeed(value)}
          >
            {word}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="key loop"
        aria-pressed={loops}
        aria-label="Loop"
        disabled={isOff}
        onClick={changeLoop}
      >
        <Shape name="loop" />
      </button>
    </div>
  );
}

interface KeyProps {
  readonly shape: ShapeName;
  readonly label: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
  readonly flip?: boolean;
  readonly className?: string;
}

function Key({ shape, label, isOff, onPress, flip = false, className = '' }: KeyProps) {
  return (
    <button type="button" className={`key ${className}`} aria-label={label} disabled={isOff} onClick={onPress}>
      <Shape name={shape} className={flip ? 'flip' : ''} />
    </button>
  );
}
