import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFootageClock } from '../../src/recordings/footageClock.ts';
import { isRecording } from '../../src/recordings/recorderState.ts';
import { recordingName } from '../../src/recordings/recordingName.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { haveRealRecordings, realRecordingsRoot } from './realRecordings.ts';
import { PART_MS, putRecording, smallRecording } from './smallRecording.ts';

const T0 = Date.parse('2026-11-14T19:00:00.000Z');
const CHANNEL = 'home-end-zone';

describe('the clock that dates footage', () => {
  const readings = (...leads: readonly number[]) => {
    const clock = openFootageClock();
    for (const [n, lead] of leads.entries()) clock.add({ writtenMs: T0 + n * 200, datedMs: T0 + n * 200 + lead });
    return clock.read();
  };

  it('is not known before anything was written', () => {
    expect(openFootageClock().read()).toBeUndefined();
  });

  it('is hardly known from one write, and known from some', () => {
    expect(readings(-30)).toEqual({ offsetMs: -30, uncertaintyMs: 1_000, at: T0 });
    expect(readings(-30, -12, -300, -20, -25)).toEqual({ offsetMs: -12, uncertaintyMs: 40, at: T0 + 800 });
  });

  it('is not taken for slow because a busy machine writes late', () => {
    expect(readings(-900, -700, -850, -15, -2_000, -1_200)!.offsetMs).toBe(-15);
  });

  it('is read once a write, however often somebody looks', () => {
    const clock = openFootageClock();
    for (let n = 0; n < 10; n += 1) clock.add({ writtenMs: T0, datedMs: T0 });
    expect(clock.read()!.uncertaintyMs).toBe(1_000);
  });

  it('is what the last minute told', () => {
    const clock = openFootageClock();
    for (let n = 0; n < 100; n += 1) {
      const lead = n < 20 ? 3_000 : 0;
      clock.add({ writtenMs: T0 + n * 1_000, datedMs: T0 + n * 1_000 + lead });
    }
    expect(clock.read()!.offsetMs).toBe(0);
  });
});

describe('a recorder', () => {
  const grownTo = (folder: string, ms: number) => {
    const file = path.join(folder, CHANNEL, '2026-11-14_19-00-00-000000.mp4');
    utimesSync(file, ms / 1_000, ms / 1_000);
    return file;
  };

  it('records while its newest file grows, and for three parts and a second more', async () => {
    const folder = temporaryFolder();
    putRecording(folder, CHANNEL, { startMs: T0, parts: 5, sound: 1 });
    grownTo(folder, T0 + 1_000);
    const state = (await openRecordings(folder).recorder(CHANNEL))!;
    expect(state.grownAt.getTime()).toBe(T0 + 1_000);
    expect(state.partMs).toBeGreaterThan(150);
    expect(state.partMs).toBeLessThan(260);
    const patience = 3 * state.partMs + 1_000;
    expect(isRecording(state, T0 + 1_000 + patience)).toBe(true);
    expect(isRecording(state, T0 + 1_000 + patience + 1)).toBe(false);
  });

  it('is none where nothing was recorded', async () => {
    expect(await openRecordings(temporaryFolder()).recorder(CHANNEL)).toBeUndefined();
  });

  it('whose clock runs 700 ms ahead of the disk is seen to, from the growth of its file', async () => {
    const folder = temporaryFolder();
    const [header, ...parts] = smallRecording({ startMs: T0 + 700, parts: 8, sound: 1 });
    mkdirSync(path.join(folder, CHANNEL));
    const file = path.join(folder, CHANNEL, recordingName(BigInt(T0 + 700) * 1_000_000n));
    writeFileSync(file, header!);
    const recordings = openRecordings(folder);
    for (const [n, part] of parts.entries()) {
      appendFileSync(file, part);
      const writtenMs = T0 + (n + 1) * PART_MS + 15;
      utimesSync(file, writtenMs / 1_000, writtenMs / 1_000);
      await recordings.recorder(CHANNEL);
    }
    const { offsetMs, uncertaintyMs } = (await recordings.recorder(CHANNEL))!.clock!;
    expect(uncertaintyMs).toBe(40);
    expect(Math.abs(offsetMs - 700)).toBeLessThan(uncertaintyMs);
  });

  it.skipIf(!haveRealRecordings)('that is real has parts of the length that it was told to make', async () => {
    const recordings = openRecordings(realRecordingsRoot);
    for (const [channel, least, most] of [
      ['a', 200, 260],
      ['b', 200, 260],
      ['a1s', 1_000, 1_070],
    ] as const) {
      const { partMs, clock } = (await recordings.recorder(channel))!;
      expect(partMs, channel).toBeGreaterThanOrEqual(least);
      expect(partMs, channel).toBeLessThan(most);
      // Closed files were touched for that: they tell nothing of a clock.
      expect(clock).toBeUndefined();
    }
  });
});

describe.skipIf(!haveRealRecordings)('what a real camera sends', () => {
  it.each([
    ['a', { codec: 'avc1', hasBFrames: false, keyframeSeconds: 1 }],
    ['b', { codec: 'avc1', hasBFrames: true, keyframeSeconds: 2 }],
  ])('%s is seen from its footage', async (channel, picture) => {
    const live = (await openRecordings(realRecordingsRoot).live(channel))!;
    expect({ ...live, keyframeSeconds: Math.round(live.keyframeSeconds!) }).toEqual(picture);
  });
});
