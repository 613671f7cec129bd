import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { haveRealRecordings, realChannels, realRecordingsRoot } from './realRecordings.ts';
import { putRecording } from './smallRecording.ts';

const T0 = Date.parse('2026-11-14T19:00:00.000Z');
const CHANNEL = 'home-end-zone';

describe('the picture of a channel', () => {
  it('is what its newest recording says', async () => {
    const folder = temporaryFolder();
    putRecording(folder, CHANNEL, { startMs: T0, parts: 3, sound: 1 });
    expect(await openRecordings(folder).picture(CHANNEL)).toEqual({ width: 640, height: 360, frameRate: 30 });
  });

  it('is none where nothing was recorded', async () => {
    expect(await openRecordings(temporaryFolder()).picture(CHANNEL)).toBeNull();
  });

  it('is the one before, where the newest file is no recording', async () => {
    const folder = temporaryFolder();
    putRecording(folder, CHANNEL, { startMs: T0, parts: 3 });
    mkdirSync(path.join(folder, CHANNEL), { recursive: true });
    writeFileSync(path.join(folder, CHANNEL, '2026-11-14_20-00-00-000000.mp4'), 'not a film');
    expect(await openRecordings(folder).picture(CHANNEL)).toMatchObject({ width: 640, height: 360 });
  });

  it('is not looked for outside the recordings', async () => {
    await expect(openRecordings(temporaryFolder()).picture('../etc')).rejects.toThrow(RangeError);
  });

  it.skipIf(!haveRealRecordings)('is found in the files of a real recorder', async () => {
    const recordings = openRecordings(realRecordingsRoot);
    const pictures = await Promise.all(realChannels.map((channel) => recordings.picture(channel)));
    expect(pictures).toEqual(realChannels.map(() => ({ width: 640, height: 360, frameRate: 30 })));
  });
});
