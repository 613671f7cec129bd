import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { lookAt, openSegmentFile } from '../../../src/recordings/segmentFile.ts';
import type { ClipEngine } from '../../../src/workers/ffmpeg/clipEngine.ts';
import { cutClip, type FinishedClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { CutError } from '../../../src/workers/ffmpeg/cutError.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { remuxOrFfmpeg } from '../../../src/workers/remux/remuxOrFfmpeg.ts';
import { cameras, FOOTAGE_START, TWO_HOLES } from '../../footage/cameras.ts';
import { recordMedia } from '../../footage/recordMedia.ts';
import { shownBy } from '../../footage/shownBy.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { engine, ffmpeg } from '../ffmpeg/cutting.ts';

const CHANNEL = 'home-1';
const media = await cameras.plain(ffmpeg);
const whole = recordedIn(temporaryFolder());
const at = (ms: number) => new Date(FOOTAGE_START + ms);

/** Ten seconds in one file. @returns its path, and the folder of all recordings */
function recordedIn(root: string) {
  recordMedia(root, CHANNEL, media, { startMs: FOOTAGE_START, segment: 20 });
  const [name = ''] = readdirSync(path.join(root, CHANNEL));
  return { root, name, file: path.join(root, CHANNEL, name) };
}

/** A copy of that recording, to be spoilt. */
function copyOf({ name, file }: typeof whole) {
  const root = temporaryFolder();
  mkdirSync(path.join(root, CHANNEL));
  const copy = path.join(root, CHANNEL, name);
  copyFileSync(file, copy);
  return { root, name, file: copy };
}

function partsOf(file: string) {
  const segment = openSegmentFile(file, FOOTAGE_START);
  lookAt(segment, Number.POSITIVE_INFINITY);
  return { parts: segment.parts, headerSize: segment.header?.size ?? 0 };
}

interface Cut {
  readonly from?: number;
  readonly to?: number;
  readonly by?: ClipEngine;
  /** Between the look at the recording and the cut. */
  readonly meanwhile?: () => void;
}

/** The clip of [from, to) and the frames that it shows, or why there is none. */
async function cut(root: string, { from = 2_500, to = 5_500, by = remuxEngine, meanwhile = () => {} }: Cut = {}) {
  const target = path.join(temporaryFolder(), '1.mp4');
  const footage = await openRecordings(root).footage(CHANNEL, at(from), at(to));
  meanwhile();
  const clip: FinishedClip | undefined = await cutClip(footage, { target, engine: by }).catch((error: unknown) => {
    if (error instanceof CutError) return Promise.reject(error);
    throw new Error(`no code: ${String(error)}`);
  });
  return { clip, frames: (await shownBy(ffmpeg, target)).frames };
}

const framesOf = (from: number, to: number) =>
  Array.from({ length: ((to - from) * 30) / 1000 }, (_, n) => (from * 30) / 1000 + n);

describe('what lies in the place of a recording and is none', () => {
  it.each<[string, string, (file: string) => void]>([
    ['a playlist', 'CLIP_SOURCE_REFUSED', (file) => writeFileSync(file, '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
    [
      'a list of files',
      'CLIP_SOURCE_REFUSED',
      (file) => writeFileSync(file, "ffconcat version 1.0\nfile '/etc/passwd'\n"),
    ],
    ['a page', 'CLIP_SOURCE_REFUSED', (file) => writeFileSync(file, '<!doctype html><title>404</title>'.repeat(40))],
    ['nothing at all', 'CLIP_NO_FOOTAGE', (file) => truncateSync(file, 0)],
    ['a header', 'CLIP_NO_FOOTAGE', (file) => truncateSync(file, partsOf(file).headerSize)],
    ['half a header', 'CLIP_NO_FOOTAGE', (file) => truncateSync(file, 300)],
    ['half a part', 'CLIP_NO_FOOTAGE', (file) => truncateSync(file, partsOf(file).headerSize + 700)],
    ['zeros', 'CLIP_SOURCE_REFUSED', (file) => writeFileSync(file, Buffer.alloc(100_000))],
  ])('%s is %s', async (_, code, spoil) => {
    const { root, file } = copyOf(whole);
    spoil(file);

    await expect(cut(root)).rejects.toMatchObject({ code });
  });

  const secret = path.join(temporaryFolder(), 'secret');
  writeFileSync(secret, 'nobody is to read this');
  const becomesLink = (file: string) => {
    rmSync(file);
    symlinkSync(secret, file);
  };
  const becomesPipe = (file: string) => {
    rmSync(file);
    execFileSync('mkfifo', [file]);
  };
  const becomesFolder = (file: string) => {
    rmSync(file);
    mkdirSync(file);
  };

  it.each<[string, string, (file: string) => void]>([
    ['a link', 'CLIP_NO_FOOTAGE', becomesLink],
    ['a pipe with nobody at its other end', 'CLIP_NO_FOOTAGE', becomesPipe],
    ['a folder', 'CLIP_NO_FOOTAGE', becomesFolder],
  ])('%s is passed over', async (_, code, spoil) => {
    const { root, file } = copyOf(whole);
    spoil(file);

    await expect(cut(root)).rejects.toMatchObject({ code });
  });

  it.each<[string, RegExp, (file: string) => void]>([
    ['a link', /CLIP_NO_FOOTAGE/, becomesLink],
    ['a pipe with nobody at its other end', /CLIP_NO_FOOTAGE/, becomesPipe],
    ['a folder', /CLIP_NO_FOOTAGE/, becomesFolder],
    ['nothing', /CLIP_NO_FOOTAGE/, (file) => rmSync(file)],
    ['a shorter file', /CLIP_SOURCE_CORRUPT/, (file) => truncateSync(file, 20_000)],
    ['another file', /CLIP_SOURCE_CORRUPT/, (file) => writeFileSync(file, Buffer.alloc(10_000_000))],
  ])('%s that takes its name before it is read is found out', async (_, code, spoil) => {
    const { root, file } = copyOf(whole);

    await expect(cut(root, { meanwhile: () => spoil(file) })).rejects.toMatchObject({
      code: expect.stringMatching(code),
    });
  });
});

describe('a spoilt recording', () => {
  const changed = (change: (bytes: Buffer, parts: ReturnType<typeof partsOf>['parts']) => Buffer | undefined) => {
    const { root, file } = copyOf(whole);
    const bytes = readFileSync(file);
    writeFileSync(file, change(bytes, partsOf(file).parts) ?? bytes);
    return root;
  };
  const part = (bytes: Buffer, { offset, size }: { offset: number; size: number }) =>
    bytes.subarray(offset, offset + size);

  it('whose head of a part is zeroed lacks that part, and says so', async () => {
    const root = changed(
      (bytes, parts) => void bytes.fill(0, parts[20]!.offset, parts[20]!.offset + parts[20]!.headSize),
    );
    const { clip, frames } = await cut(root);

    expect(clip?.gaps).toHaveLength(1);
    expect(clip?.coverage).toBeLessThan(1);
    expect(frames).toHaveLength(clip?.frames ?? 0);
  });

  it('whose tail is zeros, as after a loss of power, ends before them', async () => {
    const root = changed((bytes, parts) => void bytes.fill(0, parts[20]!.offset));
    const { clip, frames } = await cut(root);

    expect(frames[0]).toBe(75);
    expect(clip?.coverage).toBeLessThan(1);
  });

  it('with two parts in the wrong order is refused, for what refers to what is lost in it', async () => {
    const root = changed((bytes, parts) => {
      const [a, b] = [parts[18]!, parts[19]!];
      return Buffer.concat([
        bytes.subarray(0, a.offset),
        part(bytes, b),
        part(bytes, a),
        bytes.subarray(b.offset + b.size),
      ]);
    });

    await expect(cut(root)).rejects.toMatchObject({ code: 'CLIP_SOURCE_CORRUPT', retryable: false });
  });

  it('of 0 frames a second is refused', async () => {
    const root = changed((bytes) => {
      for (let at = bytes.indexOf('trun'); at >= 0; at = bytes.indexOf('trun', at + 4)) {
        const count = bytes.readUInt32BE(at + 8);
        const each = (bytes.readUInt32BE(at - 4) - 20) / count;
        for (let n = 0; n < count; n += 1) bytes.writeUInt32BE(0, at + 16 + n * each);
      }
    });

    await expect(cut(root)).rejects.toMatchObject({ code: 'CLIP_SOURCE_CORRUPT', retryable: false });
  });

  it('is a clip or a code, whichever of its bytes are wrong, and nothing else is touched', async () => {
    const bytes = readFileSync(whole.file);
    const { parts, headerSize } = partsOf(whole.file);
    const heads = parts.slice(10, 30).map(({ offset, headSize }) => ({ from: offset, length: headSize + 8 }));
    const place = fc
      .constantFrom({ from: 0, length: headerSize }, ...heads)
      .chain(({ from, length }) => fc.nat(length - 1).map((n) => from + n));
    const { root, file } = copyOf(whole);
    const before = readdirSync(root);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
        const spoilt = Buffer.from(bytes);
        for (const [at, value] of changes) spoilt[at] = value;
        writeFileSync(file, spoilt);
        const target = path.join(temporaryFolder(), '1.mp4');
        const footage = await openRecordings(root).footage(CHANNEL, at(2_500), at(5_500));
        const error = await cutClip(footage, { target, engine: remuxEngine }).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error) expect(error).toBeInstanceOf(CutError);
        expect(readdirSync(path.dirname(target))).toEqual(error ? [] : ['1.mp4']);
      }),
      { numRuns: 60 },
    );
    expect(readdirSync(root)).toEqual(before);
  });
});

describe('a recording that changes while it is cut', () => {
  it('by growing is cut as far as it was', async () => {
    const { root, file } = copyOf(whole);
    const bytes = readFileSync(file);
    const { parts } = partsOf(file);
    const end = parts[30]!.offset;
    truncateSync(file, end);
    let grown = end;
    const growing: ClipEngine = {
      async write(plan, target, signal) {
        const writing = remuxEngine.write(plan, target, signal);
        while (grown < bytes.length) {
          appendFileSync(file, bytes.subarray(grown, grown + 3_333));
          grown += 3_333;
          await new Promise(setImmediate);
        }
        return writing;
      },
    };

    expect((await cut(root, { by: growing })).frames).toEqual(framesOf(2_500, 5_500));
  });

  it('by being replaced is cut anew from what took its place', async () => {
    const { root, file } = copyOf(whole);
    const recordings = openRecordings(root);
    await recordings.footage(CHANNEL, at(0), at(9_000));
    const other = recordedWithHoles();
    renameSync(other.file, file);
    const { gaps } = await recordings.footage(CHANNEL, at(1_500), at(5_000));

    expect(gaps).not.toEqual([]);
  });

  function recordedWithHoles() {
    const root = temporaryFolder();
    recordMedia(root, CHANNEL, media, { startMs: FOOTAGE_START, segment: 20, stretches: TWO_HOLES.slice(0, 1) });
    const [name = ''] = readdirSync(path.join(root, CHANNEL));
    return { file: path.join(root, CHANNEL, name) };
  }
});

describe('whatever the folders are called', () => {
  it.each(["it's 100%: a", '--recordings', 'file:"b"; $(touch x)', 'ümläut 録画'])('%j', async (name) => {
    const root = path.join(temporaryFolder(), name);
    recordMedia(root, CHANNEL, media, { startMs: FOOTAGE_START, segment: 3 });

    for (const by of [remuxEngine, engine]) {
      const target = path.join(root, 'clips', "it's %d -y.mp4");
      const footage = await openRecordings(root).footage(CHANNEL, at(2_500), at(3_500));
      await cutClip(footage, { target, engine: by });
      expect((await shownBy(ffmpeg, target)).frames).toEqual(framesOf(2_500, 3_500));
    }
  });
});

it('two hours from IN to OUT are cut as far as there is footage, by either engine', async () => {
  const { clip, frames } = await cut(whole.root, { from: 0, to: 7_200_000, by: remuxOrFfmpeg(ffmpeg) });

  expect(frames).toEqual(framesOf(0, 10_000));
  expect(clip?.coverage).toBeLessThan(0.01);
});
