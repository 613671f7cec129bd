import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sweepTemporaries, temporaryFor } from '../../../src/workers/ffmpeg/temporaries.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { filesIn } from './cutting.ts';

it('what dead workers left is swept; clips, pictures and work under way are not', async () => {
  const root = temporaryFolder();
  const folder = path.join(root, 'home', 'a clip');
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, '1.mp4');
  const underWay = temporaryFor(target);
  const left = temporaryFor(target);
  for (const file of [target, path.join(folder, '1.jpg'), left, `${left}.window`, underWay]) writeFileSync(file, 'x');
  const longAgo = new Date(Date.now() - 3_600_000);
  for (const file of [target, path.join(folder, '1.jpg'), left, `${left}.window`]) utimesSync(file, longAgo, longAgo);

  expect(await sweepTemporaries(root)).toBe(2);
  expect(filesIn(folder).sort()).toEqual([path.basename(underWay), '1.jpg', '1.mp4']);
});

it('a folder that is not there yet is clean', async () => {
  expect(await sweepTemporaries(path.join(temporaryFolder(), 'clips'))).toBe(0);
});
