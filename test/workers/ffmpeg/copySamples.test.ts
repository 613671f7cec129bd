import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { copySamples, type SampleToCopy } from '../../../src/workers/ffmpeg/copySamples.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** Two of them do not fit into what is written at once. */
const SIZE = 3 << 20;
const folder = temporaryFolder();

function recorded(name: string): { sample: SampleToCopy; bytes: Buffer } {
  const file = path.join(folder, name);
  const bytes = randomBytes(SIZE);
  writeFileSync(file, bytes);
  const times = { dts: 0, cts: 0, duration: 1, sync: true };
  return { sample: { path: file, offset: 0, size: SIZE, codec: 'any', ...times }, bytes };
}

it('what is deleted while it is copied is copied to its end', async () => {
  const files = ['first', 'second', 'third'].map(recorded);
  const target = path.join(folder, 'target');
  const handle = await open(target, 'wx');
  const isFirstWritten = () => {
    for (const { sample } of files) rmSync(sample.path, { force: true });
  };
  await copySamples(
    files.map(({ sample }) => sample),
    handle,
    { progress: isFirstWritten },
  );
  await handle.close();

  expect(readFileSync(target).equals(Buffer.concat(files.map(({ bytes }) => bytes)))).toBe(true);
});
