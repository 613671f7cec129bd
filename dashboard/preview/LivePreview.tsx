import { type ReactNode, useRef, useState } from 'react';
import type { Channel } from '../api/entities.ts';
import { useRoomState } from '../room/roomContext.ts';
import { Shape } from '../shapes/Shape.tsx';
import { shortLabel } from '../words/channelLook.ts';
import { previewWords } from '../words/previewWords.ts';
import { type LiveState, useLivePicture } from './useLivePicture.ts';

/** A camera of this game, live. @param children what stands here where there are no live pictures */
export function LivePreview({ children }: { readonly children: ReactNode }) {
  const cameras = useRoomState((state) => state.channels);
  const [wanted, setWanted] = useState<string | null>(null);
  const camera =
    cameras.find(({ id }) => id === wanted) ?? cameras.find(({ status }) => status === 'ACTIVE') ?? cameras[0];
  if (camera === undefined) return children;
  return (
    <LiveCamera key={camera.id} camera={camera} fallback={children}>
      {cameras.length > 1 && (
        <div className="seg live-cameras" role="radiogroup" aria-label="Camera seen live">
          {cameras.map(({ id, name }) => (
            // biome-ignore lint/a11y/useSemanticElements: a row of buttons that share one border, with the radio pattern's roles
            <button
              type="button"
              role="radio"
              key={id}
              aria-checked={id === camera.id}
              aria-label={name}
              onClick={() => setWanted(id)}
            >
              {shortLabel(name)}
            </button>
          ))}
        </div>
      )}
    </LiveCamera>
  );
}

interface LiveCameraProps {
  readonly camera: Channel;
  readonly fallback: ReactNode;
  /** How to come to another camera. */
  readonly children: ReactNode;
}

function LiveCamera({ camera, fallback, children }: LiveCameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { state, tryAgain } = useLivePicture(camera.id, video);
  const [isLoud, setIsLoud] = useState(false);
  const isPlaying = state.is === 'playing';
  if (state.is === 'none') return fallback;
  return (
    <>
      <video className="picture" ref={video} playsInline muted={!isLoud} data-live={state.is}>
        <track kind="captions" />
      </video>
      {isPlaying ? (
        <p className="burn burn-l">
          <b>Live</b> {camera.name}
          {state.hasSound === false && ', no sound: it sends AAC'}
        </p>
      ) : (
        <LiveNotice camera={camera} state={state} fallback={fallback} onTryAgain={tryAgain} />
      )}
      {state.is !== 'asking' && (
        <div className="live-acts">
          {isPlaying && state.hasSound === true && (
            <button type="button" className="btn" aria-pressed={isLoud} onClick={() => setIsLoud(!isLoud)}>
              Sound
            </button>
          )}
          {children}
        </div>
      )}
    </>
  );
}

interface LiveNoticeProps {
  readonly camera: Channel;
  readonly state: Exclude<LiveState, { is: 'playing' | 'none' }>;
  readonly fallback: ReactNode;
  readonly onTryAgain: () => void;
}

function LiveNotice({ camera, state, fallback, onTryAgain }: LiveNoticeProps) {
  if (state.is === 'asking') return fallback;
  if (state.is === 'waiting') {
    return (
      <div className="notice">
        <h3>
          <Shape name="wait" />
          {camera.name}, live
        </h3>
        <p>The picture begins with the camera's next keyframe: within {Math.round(state.patience / 1_000)} s.</p>
      </div>
    );
  }
  const [why, whatToDo] = previewWords(state.trouble, camera.name, state.patience);
  return (
    <div className="notice" data-trouble={state.trouble}>
      <h3>
        <Shape name="silent" />
        No live picture
      </h3>
      <p>{why}</p>
      <p>{whatToDo}</p>
      <p className="notice-acts">
        <button type="button" className="btn" onClick={onTryAgain}>
          Try again
        </button>
      </p>
    </div>
  );
}
