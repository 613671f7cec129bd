import type { Channel, SessionFact } from '../api/entities.ts';

/** What a screen reader is told of a fact; null for what only the eye follows. */
export function factWords({ __typename, clip, channel, session }: SessionFact): string | null {
  switch (__typename) {
    case 'ClipReady':
      return clip ? `Clip ready. ${clip.title}. Marked by ${clip.markedBy.label}.` : null;
    case 'ClipFailed':
      return clip ? `Clip failed. ${clip.title}.` : null;
    case 'ChannelStatusChanged':
      return channel ? `Camera ${channel.name}: ${wordOf(channel)}.` : null;
    case 'SessionStarted':
    case 'SessionResumed':
    case 'SessionReopened':
      return session ? `${session.name}: active.` : null;
    case 'SessionPaused':
      return session ? `${session.name}: paused.` : null;
    case 'SessionCompleted':
      return session ? `${session.name}: completed.` : null;
    default:
      return null;
  }
}

const channelWord = { ACTIVE: 'live', INACTIVE: 'off', ERROR: 'lost' } as const;

/** A fault has a reason; who is silent gives none. */
const wordOf = ({ status, statusReason }: Channel): string =>
  status === 'ERROR' && statusReason !== null ? `faulty, ${statusReason}` : channelWord[status];
