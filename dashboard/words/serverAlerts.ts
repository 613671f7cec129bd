import type { AttentionKind, ServerAlert } from '../api/entities.ts';
import { type RoomState, serverNow } from '../live/roomState.ts';
import type { ShapeName } from '../shapes/shapeName.ts';
import { clockTime, roughly } from '../time/format.ts';
import type { AttentionEntry } from './attentionEntries.ts';

/** What only the server can see. Silence of cameras is counted here, second by second. */
const seen: Readonly<Partial<Record<AttentionKind, { readonly rank: number; readonly shape: ShapeName }>>> = {
  DISK_FULL: { rank: 2, shape: 'lost' },
  CAMERA_RECORDS_NOTHING: { rank: 3, shape: 'silent' },
  RECORDER_SILENT: { rank: 4, shape: 'silent' },
  CUTTING_STOPPED: { rank: 3, shape: 'silent' },
  WORKER_STUCK: { rank: 4, shape: 'silent' },
  LISTS_BEHIND: { rank: 4, shape: 'silent' },
  LISTS_REMADE: { rank: 4, shape: 'silent' },
  NEWER_SOFTWARE_NEEDED: { rank: 4, shape: 'silent' },
  CLOCK_OFF: { rank: 5, shape: 'silent' },
  FACTS_SET_ASIDE: { rank: 6, shape: 'silent' },
  RECORDER_RESTARTED: { rank: 7, shape: 'silent' },
};

/** Of the installation, and of this game's cameras. */
export function serverAlerts(state: RoomState): readonly AttentionEntry[] {
  return state.serverAlerts.flatMap((alert) => {
    const look = seen[alert.kind];
    const isOurs = alert.channelId === null || state.channels.some(({ id }) => id === alert.channelId);
    if (look === undefined || !isOurs) return [];
    const { id, effect, fix } = alert;
    return [{ id: `server ${id}`, ...look, what: whatOf(alert, state), effect, fix }];
  });
}

function whatOf({ kind, what, since }: ServerAlert, state: RoomState): string {
  const began = Date.parse(since);
  const length = roughly(serverNow(state) - began);
  if (kind === 'WORKER_STUCK') return `No clip has been cut for ${length}.`;
  if (kind === 'CAMERA_RECORDS_NOTHING') return what.replace(/\.$/, ` for ${length}.`);
  if (kind === 'LISTS_BEHIND') return `This list is ${length} behind.`;
  if (kind !== 'RECORDER_RESTARTED') return what;
  return what.replace(/\.$/, ` at ${clockTime(began, state.session?.timeZone ?? 'UTC')}.`);
}
