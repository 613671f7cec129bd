import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readFrameNumbers } from '../../../infra/local/capture/frameCode.ts';
import { takeKeyframe, takePicture } from '../../../src/workers/ffmpeg/takePicture.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { at, CHANNEL, cut, ffmpeg, filesIn, recorded } from './cutting.ts';

const folder = temporaryFolder();
const { recordings } = await recorded({ stopAfter: 4 });
await cut(recordings, 1500, 3000, folder);
const clip = path.join(folder, '1500-3000.mp4');

it('the picture of a clip is its first shown frame', async () => {
  const target = path.join(folder, 'picture.jpg');
  const { bytes } = await takePicture(clip, target, { ffmpeg });

  expect(await readFrameNumbers(target, ffmpeg)).toEqual([45]);
  expect(readFileSync(target)).toHaveLength(bytes);
});

it('the picture before there is a film is the keyframe at IN, out of the recording', async () => {
  const target = path.join(folder, 'new', 'keyframe.jpg');
  await takeKeyframe(await recordings.footage(CHANNEL, at(1500), at(3000)), target, { ffmpeg });

  expect(await readFrameNumbers(target, ffmpeg)).toEqual([30]);
  expect(filesIn(path.dirname(target))).toEqual(['keyframe.jpg']);
});

it('there is none where nothing was recorded', async () => {
  const target = path.join(folder, 'none.jpg');
  expect(await takeKeyframe(await recordings.footage(CHANNEL, at(9000), at(9500)), target, { ffmpeg })).toBeUndefined();
  expect(filesIn(folder)).not.toContain('none.jpg');
});

it('is never wider than the clip, nor than asked for', async () => {
  const target = path.join(folder, 'small.jpg');
  await takePicture(clip, target, { ffmpeg, width: 320 });
  const frame = readFileSync(target);
  const size = frame.indexOf(Buffer.from([0xff, 0xc0]));

  expect([frame.readUInt16BE(size + 7), frame.readUInt16BE(size + 5)]).toEqual([320, 180]);
});

it('of something that is no clip is CLIP_ENCODER, and leaves nothing', async () => {
  const before = filesIn(folder);
  const failing = takePicture(path.join(folder, 'picture.jpg'), path.join(folder, 'x.jpg'), { ffmpeg });

  await expect(failing).rejects.toMatchObject({ code: 'CLIP_ENCODER' });
  expect(filesIn(folder)).toEqual(before);
});
