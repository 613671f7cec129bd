// npm run cut: one clip from a folder of recordings, without a platform; also how anyone can check a recording.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_CLIP_SECONDS } from '../domain/clip/clip.ts';
import { ChannelPath, Instant, msOf } from '../domain/values.ts';
import { openRecordings } from '../recordings/recordings.ts';
import { cutClip } from '../workers/ffmpeg/cutClip.ts';
import { asCutError, CutError } from '../workers/ffmpeg/cutError.ts';
import { ffmpegEngine } from '../workers/ffmpeg/ffmpegEngine.ts';
import { findFfmpeg } from '../workers/ffmpeg/findFfmpeg.ts';
import { remuxEngine } from '../workers/remux/remuxEngine.ts';
import { remuxOrFfmpeg } from '../workers/remux/remuxOrFfmpeg.ts';

const USAGE = `npm run cut -- --recordings <folder> --channel <path> --in <instant> --out <instant> --to <file.mp4> [--engine remux|ffmpeg]
  instants are ISO 8601 with a zone, such as 2026-11-14T20:14:25.120Z; OUT is exclusive
  prints one line of JSON; without --engine, what our muxer does not know goes to FFmpeg`;

const BAD_ARGUMENT_EXIT = 2;
const NO_CLIP_EXIT = 1;

class BadArgument extends Error {
  readonly code: string;

  constructor(message: string, code = 'BAD_USER_INPUT') {
    super(message);
    this.code = code;
  }
}

interface Cut {
  readonly recordings: string;
  readonly channel: string;
  readonly from: Date;
  readonly to: Date;
  readonly target: string;
  readonly engine: string | undefined;
}

function readArguments(words: readonly string[]): Cut {
  const option = { type: 'string' } as const;
  const options = { recordings: option, channel: option, in: option, out: option, to: option, engine: option };
  const { values } = parseArgs({ args: [...words], options });
  const { recordings, channel, in: inAt, out: outAt, to: target, engine } = values;
  if (!recordings) throw new BadArgument('--recordings is missing: the folder that holds a folder a channel');
  if (!existsSync(recordings)) throw new BadArgument(`--recordings: there is no folder ${recordings}`);
  if (!target) throw new BadArgument('--to is missing: the file that shall hold the clip');
  if (!ChannelPath.safeParse(channel).success) throw new BadArgument('--channel must be 1 to 40 of a-z, 0-9 and -');
  const [from, to] = [instant('--in', inAt), instant('--out', outAt)];
  if (to <= from) throw new BadArgument('--out must come after --in', 'CLIP_OUT_BEFORE_IN');
  if (to.getTime() - from.getTime() > MAX_CLIP_SECONDS * 1_000) {
    throw new BadArgument(`from --in to --out are at most ${MAX_CLIP_SECONDS} s`, 'CLIP_TOO_LONG');
  }
  return { recordings, channel: channel ?? '', from, to, target: path.resolve(target), engine };
}

function instant(option: string, text: string | undefined): Date {
  const parsed = Instant.safeParse(text);
  if (!parsed.success) throw new BadArgument(`${option} ${parsed.error.issues[0]?.message}`);
  return new Date(msOf(parsed.data));
}

async function engineNamed(name: string | undefined) {
  if (name === 'remux') return remuxEngine;
  if (name !== undefined && name !== 'ffmpeg') throw new BadArgument('--engine must be remux or ffmpeg');
  const { path: ffmpeg } = await findFfmpeg({
    chosen: process.env.FFMPEG_PATH,
    searchPath: process.env.PATH ?? '',
  }).catch((error: Error) => {
    throw new CutError('CLIP_ENCODER', error.message);
  });
  return name === 'ffmpeg' ? ffmpegEngine({ ffmpeg }) : remuxOrFfmpeg(ffmpeg);
}

try {
  const { recordings, channel, from, to, target, engine } = readArguments(process.argv.slice(2));
  const chosen = await engineNamed(engine);
  const begun = performance.now();
  const footage = await openRecordings(recordings).footage(channel, from, to);
  const clip = await cutClip(footage, { target, engine: chosen });
  const ms = Math.round(performance.now() - begun);
  const { frames, startAt: start, endAt: end, coverage, gaps, bytes } = clip;
  console.log(JSON.stringify({ engine: clip.engine, frames, start, end, coverage, gaps, bytes, ms }));
} catch (error) {
  if (error instanceof BadArgument || error instanceof TypeError) {
    console.error(`${error instanceof BadArgument ? error.code : 'BAD_USER_INPUT'}: ${error.message}\n${USAGE}`);
    process.exitCode = BAD_ARGUMENT_EXIT;
  } else {
    const failure = asCutError(error);
    console.error(`${failure instanceof CutError ? failure.code : 'CLIP_ENCODER'}: ${failure.message}`);
    if (failure instanceof CutError && failure.detail) console.error(failure.detail);
    process.exitCode = NO_CLIP_EXIT;
  }
}
