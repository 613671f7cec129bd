// What the page says: state in, words out. Nothing here draws, and no sentence is made anywhere else twice.
import type { Channel } from '../api/entities.ts';
import { isOpen, type RoomState, serverNow, undecided } from '../live/roomState.ts';
import type { ShapeName } from '../shapes/shapeName.ts';
import { clockTime, roughly } from '../time/format.ts';
import { channelLook } from './channelLook.ts';
import { serverAlerts } from './serverAlerts.ts';

/** One thing that needs a person: what it is, what it does to the game, and what to do about it. */
export interface AttentionEntry {
  readonly id: string;
  /** Lower is worse. */
  readonly rank: number;
  readonly shape: ShapeName;
  readonly what: string;
  readonly effect: string;
  readonly fix: string;
}

/** The device's clock may be this wrong before anybody is told, in milliseconds. */
const clockTolerance = 2_000;
/** How long an act may wait with the connection up before anybody is told; the outbox has tried several times by then. */
const triesBeforeWorry = 5;

/** What needs a person now, the worst first. An entry goes by itself when its cause goes. */
export function attentionEntries(state: RoomState): readonly AttentionEntry[] {
  const zone = state.session?.timeZone ?? 'UTC';
  const entries: AttentionEntry[] = [];
  if (state.link === 'signedOut') {
    entries.push(
      entryOf('signedOut', 0, 'lost', 'Signed out.', 'Marks stay on this iPad.', 'Open a new sign-in link.'),
    );
  }
  if (state.link === 'down' && state.downSince !== null) {
    entries.push({
      id: 'down',
      rank: 1,
      shape: 'reconnect',
      what: `No connection since ${clockTime(state.downSince, zone)}.`,
      effect: 'Marks stay on this iPad and are sent later.',
      fix: 'Keep marking. Cameras still record.',
    });
  }
  if (state.link === 'live') entries.push(...cameraEntries(state), ...serverAlerts(state));
  const stuck = undecided(state.entries).find((entry) => entry.attempts >= triesBeforeWorry);
  if (state.link === 'live' && stuck !== undefined) {
    const full = stuck.waitsFor === 'STORAGE_FULL';
    const what = full ? 'Server disk full.' : 'Server busy.';
    entries.push(entryOf('stuck', 5, 'unsent', what, 'Marks are kept here and sent again.', 'Keep marking.'));
  }
  if (state.plays.some((play) => play.mine && isOpen(play) && serverNow(state) - play.inAt > 600_000)) {
    entries.push(entryOf('long', 6, 'open', 'Open for 10 minutes.', '', 'Tap OUT or discard it.'));
  }
  if (state.clock !== null && Math.abs(state.clock.offsetMs) > clockTolerance) {
    const seconds = (Math.abs(state.clock.offsetMs) / 1000).toFixed(1);
    const side = state.clock.offsetMs > 0 ? 'ahead' : 'behind';
    const what = `This iPad's clock is ${seconds} s ${side}.`;
    entries.push(entryOf('clock', 7, 'silent', what, 'Marks are corrected.', 'Set its clock to automatic.'));
  }
  return entries.sort((a, b) => a.rank - b.rank);
}

function cameraEntries(state: RoomState): readonly AttentionEntry[] {
  // A game that is called off wants for nothing.
  if (state.phase !== 'ready' || state.session?.status === 'CANCELLED') return [];
  if (state.channels.length === 0) {
    const fix = 'An operator adds cameras under Cameras.';
    return [entryOf('none', 4, 'off', 'No camera in this game.', 'No clip can be cut.', fix)];
  }
  return state.channels.flatMap((channel) => cameraEntry(channel, state) ?? []);
}

function cameraEntry(channel: Channel, state: RoomState): AttentionEntry | null {
  const silence = silenceOf(channel, state);
  const look = channelLook(channel, state);
  const safe = 'Its clips wait for footage; marks are safe.';
  const fix = 'Check its power and network.';
  if (channel.status === 'ERROR' && channel.statusReason !== null) {
    const what = `Camera ${channel.name} reports: ${channel.statusReason}.`;
    return entryOf(`camera ${channel.id}`, 2, 'lost', what, safe, 'Check it; it comes back by itself.');
  }
  if (look.look === 'lost') {
    return entryOf(
      `camera ${channel.id}`,
      2,
      'lost',
      `Camera ${channel.name} lost for ${roughly(silence)}.`,
      safe,
      fix,
    );
  }
  if (look.look === 'silent') {
    return entryOf(
      `camera ${channel.id}`,
      3,
      'silent',
      `Camera ${channel.name} silent for ${roughly(silence)}.`,
      safe,
      fix,
    );
  }
  return null;
}

function silenceOf({ lastSeenAt }: Channel, state: RoomState): number {
  return lastSeenAt === null ? 0 : serverNow(state) - Date.parse(lastSeenAt);
}

function entryOf(
  id: string,
  rank: number,
  shape: ShapeName,
  what: string,
  effect: string,
  fix: string,
): AttentionEntry {
  return { id, rank, shape, what, effect, fix };
}
