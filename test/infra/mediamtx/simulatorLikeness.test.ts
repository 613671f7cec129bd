// The simulator beside what a real MediaMTX 1.20 answered about the very same files.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MediaMtxSimulator, startSimulator } from '../../../infra/local/capture/mediamtx/simulator.ts';
import type { Sample } from '../../../src/recordings/part.ts';
import { lookAt, openSegmentFile, samplesOf } from '../../../src/recordings/segmentFile.ts';
import { root } from '../../support/root.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const data = path.resolve(root, '../shared/data/mediamtx');
const haveData = existsSync(data);
if (!haveData) console.log('skipped: no ../shared/data/mediamtx beside the project');

interface Recorded {
  readonly file: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly json: unknown;
}

function recorded(folder: string): Recorded[] {
  return readdirSync(path.join(data, 'http', folder)).map((file) => {
    const { request, response } = JSON.parse(readFileSync(path.join(data, 'http', folder, file), 'utf8'));
    return { file, method: request.method, url: request.url, status: response.status, json: response.json };
  });
}

/** Ports, and where files lie, differ from machine to machine. */
const plain = (json: unknown): unknown =>
  JSON.parse(
    JSON.stringify(json ?? null)
      .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
      .replaceAll(/lstat [^:]*\//g, 'lstat '),
  );

describe.skipIf(!haveData)('the simulator, asked what a real MediaMTX was asked', () => {
  let simulator: MediaMtxSimulator;
  beforeAll(async () => {
    simulator = await startSimulator({ recordings: path.join(data, 'recordings') });
  });
  afterAll(() => simulator.close());

  async function ask({ method, url }: Recorded) {
    const { port, pathname, search } = new URL(url);
    const base = port === '9997' ? simulator.apiUrl : simulator.playbackUrl;
    const response = await fetch(`${base}${pathname}${search}`, { method });
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, json: isJson ? await response.json() : await response.text().then(() => null) };
  }

  // Slashes in names are nothing that a channel's path has; plain MP4 is nothing that anybody asks the simulator for.
  const isOurs = ({ url, method }: Recorded) =>
    method !== 'POST' && !/venue|%2Fc|format=mp4/.test(url) && !/webrtc|metrics/.test(url);

  it.each(haveData ? recorded('playback/edges').filter(isOurs) : [])('answers $file the same', async (one) => {
    const answer = await ask(one);
    expect(answer.status).toBe(one.status);
    expect(plain(answer.json)).toEqual(plain(one.json));
  });

  it.each(haveData ? recorded('playback/after').filter(isOurs) : [])(
    'lists the spans of $file the same',
    async (one) => {
      expect(plain((await ask(one)).json)).toEqual(plain(one.json));
    },
  );

  it.each(haveData ? recorded('api/errors').filter(isOurs) : [])('refuses $file the same', async (one) => {
    const answer = await ask(one);
    expect(answer.status).toBe(one.status);
    if (one.status >= 400) expect(plain(answer.json)).toEqual(plain(one.json));
  });

  it.each(haveData ? recorded('api/after').filter(({ file }) => /^recordings-get-[a-z]/.test(file)) : [])(
    'lists the files of $file the same',
    async (one) => {
      const channel = one.url.slice(one.url.lastIndexOf('/') + 1);
      if (isOurs(one) && channel !== 'c') expect((await ask(one)).json).toEqual(one.json);
    },
  );

  const ranges = haveData ? recorded('playback/get').filter(isOurs) : [];

  it('has footage in the same ranges, and none in the same others', async () => {
    expect(ranges.length).toBeGreaterThan(20);
    for (const range of ranges) expect((await ask(range)).status, range.file).toBe(range.status);
  });

  it.each(ranges.filter(({ file }) => existsSync(path.join(data, 'bodies', `${path.parse(file).name}.mp4`))))(
    'cuts $file the same, sample by sample',
    async ({ file, url }) => {
      const { search } = new URL(url);
      const ours = Buffer.from(await (await fetch(`${simulator.playbackUrl}/get${search}`)).arrayBuffer());
      const theirs = readFileSync(path.join(data, 'bodies', `${path.parse(file).name}.mp4`));
      const [own, real] = [samplesIn(ours), samplesIn(theirs)];
      expect(own.map(({ what }) => what)).toEqual(real.map(({ what }) => what));
      // Theirs begin anew with every part of the recording, each rounded by itself.
      const steps = own.map(({ dts }, n) => Math.abs(dts - real[n]!.dts));
      expect(Math.max(...steps)).toBeLessThanOrEqual(2);
    },
  );
});

const folder = temporaryFolder();

/** Picture by picture, then sound by sound. */
function samplesIn(film: Buffer): { readonly dts: number; readonly what: string }[] {
  const file = path.join(folder, 'film.mp4');
  writeFileSync(file, film);
  const segment = openSegmentFile(file, 0);
  while (lookAt(segment, 1_000) === 'more');
  const runs = samplesOf(segment, segment.parts);
  return ['video', 'audio'].flatMap((kind) =>
    runs
      .filter(({ track }) => track.kind === kind)
      .flatMap(({ samples }) =>
        samples.map((sample) => ({ dts: sample.dts, what: `${kind} ${wordsOf(sample, film)}` })),
      ),
  );
}

function wordsOf({ cts, sync, offset, size }: Sample, film: Buffer): string {
  const digest = createHash('sha256')
    .update(film.subarray(offset, offset + size))
    .digest('base64url');
  return `${cts} ${sync} ${digest.slice(0, 16)}`;
}
