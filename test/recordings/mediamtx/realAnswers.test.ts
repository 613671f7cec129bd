import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openControlApi } from '../../../src/recordings/mediamtx/controlApi.ts';
import { MediaMtxError } from '../../../src/recordings/mediamtx/mediamtxError.ts';
import { openPlaybackApi } from '../../../src/recordings/mediamtx/playbackApi.ts';
import { root } from '../../support/root.ts';
import { type RecordedAnswer, replaying } from './answerServer.ts';

/** Every answer that a real MediaMTX 1.20 gave in one evening. It lies beside the project, not in it. */
const folder = path.resolve(root, '../shared/data/mediamtx/http');
const haveAnswers = existsSync(folder);
if (!haveAnswers) console.log('skipped: no ../shared/data/mediamtx/http beside the project');

interface Recorded extends RecordedAnswer {
  readonly file: string;
}

function answersIn(...folders: readonly string[]): Recorded[] {
  return folders.flatMap((name) =>
    readdirSync(path.join(folder, name))
      .filter((file) => file.endsWith('.json') && !file.startsWith('metrics'))
      .map((file) => {
        const { request, response } = JSON.parse(readFileSync(path.join(folder, name, file), 'utf8'));
        const url = new URL(request.url);
        const body = response.json ?? response.text ?? '';
        return { file, path: url.pathname, query: url.search.slice(1), status: response.status, body };
      }),
  );
}

const moments = haveAnswers
  ? readdirSync(path.join(folder, 'api')).filter((name) => !['config', 'deletesegment', 'errors'].includes(name))
  : [];

describe.skipIf(!haveAnswers)('what a real MediaMTX answered', () => {
  it.each(moments)('is understood: %s', async (moment) => {
    const answers = answersIn(`api/${moment}`);
    const api = openControlApi((await replaying(answers)).url);
    expect((await api.info()).version).toBe('v1.20.1');
    const paths = await api.paths();
    for (const { path: asked, status } of answers) {
      const [, name] = /^\/v3\/paths\/get\/(.+)$/.exec(asked) ?? [];
      if (name !== undefined) expect((await api.path(name))?.name).toBe(status === 404 ? undefined : name);
    }
    const online = paths.filter(({ online }) => online);
    expect(online.every(({ tracks, onlineTime }) => tracks[0] === 'H264' && onlineTime !== null)).toBe(true);
    const connections = await api.srtConnections();
    for (const { source } of online) expect(connections.map(({ id }) => id)).toContain(source!.id);
    expect(await api.recordings()).toBeInstanceOf(Array);
  });

  it('of a camera that was lost seconds ago still says that it is online', async () => {
    const api = openControlApi((await replaying(answersIn('api/d-publisher-lost'))).url);
    expect(await api.path('d')).toMatchObject({ online: true });
  });

  it('as an error keeps its words', async () => {
    const errors = answersIn('playback/edges').filter(({ status, path: asked }) => status >= 400 && asked === '/list');
    expect(errors.length).toBeGreaterThan(4);
    for (const { status, query, body, file } of errors) {
      const { url } = await replaying([{ path: '/list', query: '', status, body }]);
      const { path: name = '', ...window } = Object.fromEntries(new URLSearchParams(query));
      const spans = await openPlaybackApi(url)
        .spans(name, window)
        .catch((error: unknown) => error);
      const isNothing = status === 404 || file === 'list-unknown.json';
      if (isNothing) expect(spans, file).toEqual([]);
      else expect(spans, file).toMatchObject({ name: MediaMtxError.name, status });
    }
  });

  it('lists the spans that its files have', async () => {
    const answers = answersIn('playback/after');
    const playback = openPlaybackApi((await replaying(answers)).url);
    for (const { query } of answers) {
      const spans = await playback.spans(new URLSearchParams(query).get('path')!);
      expect(spans.length, query).toBeGreaterThan(0);
      expect(spans.every(({ duration }) => duration > 0)).toBe(true);
    }
  });
});
