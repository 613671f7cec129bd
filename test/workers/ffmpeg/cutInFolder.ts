import { openRecordings } from '../../../src/recordings/recordings.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { ffmpegEngine } from '../../../src/workers/ffmpeg/ffmpegEngine.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';

// A worker that does nothing but cut one clip, to be killed or to run out of disk:
// node cutInFolder.ts <ffmpeg, or remux> <recordings> <channel path> <from ISO> <to ISO> <target> [bytes to stay free]
const [by = '', recordings = '', channelPath = '', from = '', to = '', target = '', reserve] = process.argv.slice(2);
const engine = by === 'remux' ? remuxEngine : ffmpegEngine({ ffmpeg: by });
const footage = await openRecordings(recordings).footage(channelPath, new Date(from), new Date(to));
process.stdout.write('cutting\n');
try {
  await cutClip(footage, { target, engine, reserve: reserve === undefined ? undefined : Number(reserve) });
  process.stdout.write('done\n');
} catch (error) {
  process.stdout.write(`${JSON.stringify(error)}\n`);
  process.exitCode = 1;
}
