import type { Channel } from '../api/entities.ts';
import { type RoomState, serverNow } from '../live/roomState.ts';
import type { ShapeName } from '../shapes/shapeName.ts';
import { stopwatch } from '../time/format.ts';

/** How a camera stands, in shape and words. */
export interface ChannelLook {
  readonly look: 'live' | 'unrecorded' | 'silent' | 'lost' | 'off' | 'unknown';
  readonly shape: ShapeName;
  readonly words: string;
}

/** A beat this old is worth a word, in milliseconds; the server declares a camera lost by its own, mostly longer limit. */
const quietFor = 10_000;

export function channelLook(channel: Channel, state: Pick<RoomState, 'link' | 'clock' | 'stoppedAt'>): ChannelLook {
  const silence = channel.lastSeenAt === null ? null : serverNow(state) - Date.parse(channel.lastSeenAt);
  if (state.link !== 'live') {
    // While this page is offline it knows how things were, not how they are.
    return { look: 'unknown', shape: 'unknown', words: channel.status === 'INACTIVE' ? 'Was off' : 'Was live' };
  }
  if (channel.status === 'INACTIVE') return { look: 'off', shape: 'off', words: 'Off' };
  if (channel.status === 'ERROR' && channel.statusReason !== null) {
    return { look: 'lost', shape: 'lost', words: 'Faulty' };
  }
  if (channel.status === 'ERROR') {
    return { look: 'lost', shape: 'lost', words: silence === null ? 'Lost' : `Lost ${stopwatch(silence)}` };
  }
  if (silence !== null && silence > quietFor && channel.silenceSeconds * 1000 > quietFor) {
    return { look: 'silent', shape: 'silent', words: `Silent ${Math.floor(silence / 1000)} s` };
  }
  // One that never recorded may be about to begin; one that did has stopped.
  if (!channel.isRecording && channel.recordedUntil !== null) {
    return { look: 'unrecorded', shape: 'silent', words: 'Not recorded' };
  }
  return { look: 'live', shape: 'live', words: 'Live' };
}

/** How the clock that dates its recordings stands beside the server's; empty while nobody can tell to a tenth of a second. */
export function clockWords({ recorderClock }: Channel): string {
  if (recorderClock === null || recorderClock.uncertaintyMs > 100) return '';
  const seconds = (Math.abs(recorderClock.offsetMs) / 1000).toFixed(2);
  return `Clock ${seconds} s ${recorderClock.offsetMs < 0 ? 'behind' : 'ahead'}`;
}

/** Two letters for a row: first letters of the words, else the first two (END ZONE: EZ, SIDELINE: SI). */
export function shortLabel(name: string): string {
  const words = name.split(/[\s_-]+/).filter(Boolean);
  const letters =
    words.length > 1
      ? words
          .slice(0, 2)
          .map((word) => word.charAt(0))
          .join('')
      : name.slice(0, 2);
  return letters.toUpperCase();
}
