// A camera as it is seen live: who sends, what its pictures are, and a pass to them.
import type { ViewPasses } from '../../auth/viewPasses.ts';
import { isoOf } from '../../domain/values.ts';
import type { LivePicture } from '../../recordings/livePicture.ts';
import type { MediaMtxPath } from '../../recordings/mediamtx/controlApi.ts';
import type { RecorderClock as MeasuredClock } from '../../recordings/mediamtx/recorderClock.ts';
import type { MediaMtxWatch } from '../../recordings/mediamtx/watchMediaMtx.ts';
import { footageClock } from '../attention/recorderEntries.ts';
import type { Context, Platform } from '../context.ts';
import type { ChannelPreview, ChannelSignal, PreviewTrouble, RecorderClock } from '../generated/types.ts';

export interface LivePictures {
  /** Undefined where there is no MediaMTX, or its control API is not named. */
  readonly watch: MediaMtxWatch | undefined;
  /** Where browsers reach it: `http://127.0.0.1:8889`; undefined where it shows them nothing. */
  readonly whepUrl: string | undefined;
  readonly passes: ViewPasses;
}

/** Beside a keyframe's interval: the way there, and the decoder's first picture, in seconds. */
const ON_TOP_S = 2;
/** Where the recordings do not tell it, and at most. */
const USUAL_KEYFRAME_S = 4;
const LONGEST_KEYFRAME_S = 10;

export async function signalOf({ mediaMtx }: Platform, path: string): Promise<ChannelSignal> {
  const signal = await mediaMtx.watch?.camera(path);
  if (typeof signal === 'object') return 'ONLINE';
  return signal === 'offline' ? 'OFFLINE' : 'UNKNOWN';
}

/** The clock of the MediaMTX that records it, else what its footage tells. */
export async function recorderClockOf({ mediaMtx, footage }: Platform, path: string): Promise<RecorderClock | null> {
  const signal = await mediaMtx.watch?.camera(path);
  const servers = typeof signal === 'object' ? mediaMtx.watch?.clock() : undefined;
  const clock = servers ?? footageClock({ recorder: await footage.recorder(path) }, Date.now());
  return clock ? toldClock(clock) : null;
}

const toldClock = ({ offsetMs, uncertaintyMs, at }: MeasuredClock): RecorderClock => ({
  offsetMs,
  uncertaintyMs,
  measuredAt: isoOf(at),
});

export async function previewOf({ platform, actor }: Context, path: string): Promise<ChannelPreview | null> {
  const { watch, whepUrl, passes } = platform.mediaMtx;
  if (whepUrl === undefined) return null;
  const [signal, picture, pass] = await Promise.all([
    watch?.camera(path),
    platform.footage.live(path),
    passes.issue({ team: actor.team, id: actor.id, path }),
  ]);
  const sending = typeof signal === 'object' ? signal : undefined;
  const keyframeSeconds = Math.min(picture?.keyframeSeconds ?? USUAL_KEYFRAME_S, LONGEST_KEYFRAME_S);
  return {
    whepUrl: `${whepUrl}/${encodeURIComponent(path)}/whep`,
    token: pass.token,
    expiresAt: isoOf(pass.expiresAt),
    patienceSeconds: keyframeSeconds + ON_TOP_S,
    trouble: signal === 'offline' ? 'OFFLINE' : troubleOf(sending, picture),
    hasSound: sending ? sending.tracks.includes('Opus') : null,
  };
}

function troubleOf(sending: MediaMtxPath | undefined, picture: LivePicture | undefined): PreviewTrouble | null {
  // What is sent now counts, and where nobody tells that, what was recorded last.
  const isH264 = sending ? sending.tracks.includes('H264') : picture === undefined || /^avc[13]$/.test(picture.codec);
  if (!isH264) return 'NOT_H264';
  return picture?.hasBFrames ? 'B_FRAMES' : null;
}
