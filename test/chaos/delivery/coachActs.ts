// What eighteen coaches do, decided beforehand: the same acts, ids, readings and offsets in every run.
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { ClockOffset } from '../../../clients/clockOffset.ts';
import type { Act, Json } from '../../../clients/outbox.ts';
import { channelIdOf, clipIdOf } from '../../../src/commands/ids.ts';
import { randomOf } from '../random.ts';

export const SESSION_ID = '0197f3a0-0000-7000-8000-00000000000a';
export const CHANNEL_ID = channelIdOf('home-sideline');

/** A play of a device's own takes so many acts. */
const ACTS_A_PLAY = 8;
const PLAY_EVERY_S = 12;
const HOUR_MS = 3_600_000;

/** A device and its clock. */
export interface Device {
  readonly n: number;
  readonly memberId: string;
  /** What its clock is off by, in milliseconds. */
  readonly skewMs: number;
  /** As it measured it over the network that it has. */
  readonly clock: ClockOffset;
}

/** An act that was made by `device`, and the true instant that it is about, where it is a mark. */
export interface PlannedAct extends Act {
  readonly clipId?: string;
  readonly trueInAt?: number;
}

/** The same for the same name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Acts of one device on plays of its own, and its share of the favourites that everybody sets. */
export function actsOf(
  device: Device,
  { seed, startedAt, count, shared }: { seed: number; startedAt: number; count: number; shared: readonly string[] },
): readonly PlannedAct[] {
  const random = randomOf(seed * 1_000 + device.n);
  const acts: PlannedAct[] = [];
  const add = (mutation: string, line: string, input: Readonly<Record<string, Json>>, mark: Partial<PlannedAct> = {}) =>
    acts.push({ commandId: commandIdOf(startedAt, acts.length, device.n), mutation, line, input, ...mark });

  for (let play = 0; play * ACTS_A_PLAY < count; play += 1) {
    const playId = uuidOf(`play ${device.n} ${play}`);
    const tagId = uuidOf(`tag ${device.n} ${play}`);
    const clipId = clipIdOf(playId, CHANNEL_ID);
    const trueInAt = startedAt - HOUR_MS + play * PLAY_EVERY_S * 1_000 + device.n * 37;
    const reading = (instant: number) => new Date(instant + device.skewMs).toISOString();
    const clock = { offsetMs: device.clock.offsetMs, uncertaintyMs: device.clock.uncertaintyMs };
    const inAt = reading(trueInAt);
    const outAt = reading(trueInAt + random.between(4_000, 9_000));
    const down = random.between(1, 5);
    add(
      'markClipIn',
      playId,
      { sessionId: SESSION_ID, playId, channelIds: [CHANNEL_ID], inAt, clock },
      { clipId, trueInAt },
    );
    add('markClipOut', playId, { clipId, outAt, clock });
    add('favoriteClip', playId, { clipId });
    add('addTag', playId, { tagId, clipId, fields: { down, distance: random.between(1, 20), playType: 'PASS' } });
    add('editTag', playId, { tagId, fields: { playType: random.pick(['RUN', 'PASS']), notes: `play ${play}` } });
    add('markTagImportant', playId, { tagId });
    if (random.between(0, 2) === 0) add('unfavoriteClip', playId, { clipId });
    else add('retitleClip', playId, { clipId, title: `Play ${play} of ${device.memberId}` });
    add('reviewTag', playId, { tagId });
  }
  acts.length = count;
  for (const clipId of shared) add('favoriteClip', clipId, { clipId });
  return acts;
}

/** In the order of the acts, as an outbox wants them. */
const commandIdOf = (startedAt: number, n: number, device: number): string =>
  v7({ msecs: startedAt + n, seq: device, random: Buffer.alloc(16, device + 1) });
