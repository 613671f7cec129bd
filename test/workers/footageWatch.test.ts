import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openRecordings, type Recordings } from '../../src/recordings/recordings.ts';
import { watchFootage } from '../../src/workers/footageWatch.ts';
import { PART_MS, putRecording } from '../recordings/smallRecording.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const T0 = Date.parse('2026-11-14T19:00:00.000Z');
const CHANNEL = 'home-end-zone';
const never = new AbortController().signal;
const inAMinute = () => Date.now() + 60_000;

/** Longer than any test takes. */
const NEVER_LOOK_MS = 600_000;

/** A channel of which so many parts are on disk, and what was asked of its recordings. */
function channelWith(parts: number, lookEveryMs?: number, watch?: Recordings['watch']) {
  const folder = temporaryFolder();
  const record = (parts: number) => void putRecording(folder, CHANNEL, { startMs: T0, parts });
  if (parts > 0) record(parts);
  const recordings = openRecordings(folder);
  const asked = { looks: 0, watched: 0 };
  const counted: Pick<Recordings, 'recordedUntil' | 'watch'> = {
    recordedUntil(channel) {
      asked.looks += 1;
      return recordings.recordedUntil(channel);
    },
    watch(channel, grown) {
      asked.watched += 1;
      const stop = (watch ?? recordings.watch)(channel, grown);
      return () => {
        asked.watched -= 1;
        stop();
      };
    },
  };
  return { record, asked, footage: watchFootage(counted, lookEveryMs) };
}

describe('whoever waits for footage', () => {
  it('does not wait for what is there', async () => {
    const { footage } = channelWith(5);

    expect(await footage.waitFor(CHANNEL, T0 + 5 * PART_MS, 0, never)).toBe(true);
    expect(await footage.covers(CHANNEL, T0 + 5 * PART_MS + 1)).toBe(false);
  });

  it('is woken by the recorder, not by the clock', async () => {
    const { footage, record, asked } = channelWith(5, NEVER_LOOK_MS);
    const waiting = footage.waitFor(CHANNEL, T0 + 6 * PART_MS, inAMinute(), never);
    while (asked.looks < 2) await setImmediate();
    record(6);

    expect(await waiting).toBe(true);
  });

  it('looks now and then where the folder tells nothing', async () => {
    const { footage, record } = channelWith(5, undefined, () => () => {});
    const waiting = footage.waitFor(CHANNEL, T0 + 6 * PART_MS, inAMinute(), never);
    record(6);

    expect(await waiting).toBe(true);
  });

  it('waits for a camera that has not recorded yet', async () => {
    const { footage, record } = channelWith(0);
    const waiting = footage.waitFor(CHANNEL, T0 + PART_MS, inAMinute(), never);
    record(1);

    expect(await waiting).toBe(true);
  });

  it('gives up at its deadline', async () => {
    const { footage } = channelWith(5);

    expect(await footage.waitFor(CHANNEL, T0 + 60_000, Date.now() + 40, never)).toBe(false);
  });

  it('gives up when it is told to', async () => {
    const { footage } = channelWith(5);
    const stop = new AbortController();
    const waiting = footage.waitFor(CHANNEL, T0 + 60_000, inAMinute(), stop.signal);
    stop.abort();

    expect(await waiting).toBe(false);
  });

  it('shares its looks with everybody who waits for that camera, and watches no longer than anybody waits', async () => {
    const { footage, record, asked } = channelWith(5);
    const moments = Array.from({ length: 50 }, (_, n) => T0 + (6 + (n % 3)) * PART_MS);
    const waiting = moments.map((ms) => footage.waitFor(CHANNEL, ms, inAMinute(), never));
    while (asked.watched === 0) await setImmediate();
    expect(asked.watched).toBe(1);
    for (const parts of [6, 7, 8]) record(parts);

    expect(await Promise.all(waiting)).toEqual(moments.map(() => true));
    while (asked.watched > 0) await setImmediate();
  });
});
