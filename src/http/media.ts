// Film and pictures over signed links, with Range. A path is made of ids alone, never of what a client sends.
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { MediaFile, MediaKind } from '../auth/mediaLinks.ts';
import type { Auth } from '../auth/openAuth.ts';
import { Id } from '../domain/values.ts';
import { clipsById } from '../projections/clipList/queries.ts';
import { recordView } from '../tables/views.ts';
import { refuse } from './errors.ts';
import { openStreams, type StreamLimits, usualStreamLimits } from './streams.ts';

/** The picture follows the film: whoever asks in between waits so long. */
const PICTURE_WAIT_MS = 2_000;
const LOOK_EVERY_MS = 50;
/** A generation never changes; a link lives for hours. */
const CACHE_CONTROL = 'private, max-age=21600, immutable';

interface Options {
  readonly pool: Pool;
  readonly auth: Auth;
  readonly clipsFolder: string;
  readonly streamLimits?: StreamLimits | undefined;
}

export const media =
  ({ pool, auth, clipsFolder, streamLimits = usualStreamLimits }: Options) =>
  async (app: FastifyInstance): Promise<void> => {
    const streams = openStreams(streamLimits);
    await app.register(fastifyStatic, {
      root: clipsFolder,
      serve: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply) => void reply.header('cache-control', CACHE_CONTROL),
    });

    const sizes = new WeakMap<FastifyRequest, number>();
    // A player that asked beyond the end learns where the end is.
    app.setErrorHandler((error, request, reply) => {
      const isBeyondEnd = error instanceof Error && 'statusCode' in error && error.statusCode === 416;
      if (isBeyondEnd) reply.header('content-range', `bytes */${sizes.get(request) ?? '*'}`);
      throw error;
    });

    const viewers = new WeakMap<
      FastifyRequest,
      { readonly team: string; readonly id: string; readonly clipId: string }
    >();
    // Bytes are about to be served. Nobody waits for the count, and a film that cannot be counted plays all the same.
    app.addHook('onSend', async (request, reply) => {
      const viewer = viewers.get(request);
      if (!viewer || ![200, 206].includes(reply.statusCode)) return;
      recordView(pool, viewer.team, viewer.clipId, viewer.id).catch((error) => {
        request.log.warn({ reason: String(error) }, 'a view was not counted');
      });
    });

    app.get<{ Params: { id: string; file: string } }>('/media/clips/:id/:file', async (request, reply) => {
      const file = fileOf(request.params.id, request.params.file);
      if (!file) return refuse(reply, { code: 'NOT_FOUND', message: 'there is nothing here' });
      const query = request.query as Readonly<Record<string, unknown>>;
      const person = auth.links.verify(file, query);
      // The link says who; whether they still may is looked up, as for a token.
      if (!person || !(await auth.callers.mayStillWatch(person))) {
        return refuse(reply, { code: 'FORBIDDEN', message: 'this link is not valid (any more); ask for a new one' });
      }
      const found = await findFile(clipsFolder, path.join(person.team, file.clipId), file);
      if (!found) return refuse(reply, { code: 'NOT_FOUND', message: 'this file is not there (any more)' });
      const { name, size } = found;
      sizes.set(request, size);
      if (file.kind === 'mp4' && !streams.begin(`${person.team}/${person.id}`, reply)) {
        reply.header('retry-after', 1);
        return refuse(reply, { code: 'RATE_LIMITED', message: 'too many films at once; close some' });
      }
      if (query.download === '1') {
        const title = await titleOf(pool, person.team, file.clipId);
        reply.header('content-disposition', saveAs(title, file.kind === 'mp4' ? 'mp4' : 'jpg'));
      }
      const isWatched =
        file.kind === 'mp4' && request.method === 'GET' && query.download !== '1' && !isAheadOfTime(request);
      if (isWatched) viewers.set(request, { ...person, clipId: file.clipId });
      return reply.sendFile(name);
    });
  };

/** A browser fetches what somebody may watch next, and says so: nobody has watched it yet. */
const isAheadOfTime = ({ headers }: FastifyRequest): boolean =>
  /^prefetch\b/i.test(String(headers['sec-purpose'] ?? ''));

function fileOf(id: string, file: string): MediaFile | undefined {
  const clipId = Id.safeParse(id);
  const name = /^([1-9]\d{0,8})\.(mp4|jpg|key\.jpg)$/.exec(file);
  if (!clipId.success || !name) return undefined;
  return { clipId: clipId.data, generation: Number(name[1]), kind: name[2] as MediaKind };
}

/** The picture that is there first does for as long as the exact one is not there, and goes when that comes. */
const namesOf = ({ generation, kind }: MediaFile): readonly string[] =>
  kind === 'key.jpg' ? [`${generation}.jpg`, `${generation}.key.jpg`] : [`${generation}.${kind}`];

/** Undefined where the file does not come in time, or is none of ours. */
async function findFile(
  root: string,
  folder: string,
  file: MediaFile,
): Promise<{ readonly name: string; readonly size: number } | undefined> {
  const until = Date.now() + (file.kind === 'mp4' ? 0 : PICTURE_WAIT_MS);
  for (;;) {
    for (const name of namesOf(file).map((one) => path.join(folder, one))) {
      const size = await sizeOf(root, name);
      if (size !== undefined) return { name, size };
    }
    if (Date.now() >= until) return undefined;
    await sleep(LOOK_EVERY_MS);
  }
}

/** In bytes; undefined where there is no such file. Whatever a link within the folder leads to, it is not served. */
async function sizeOf(root: string, name: string): Promise<number | undefined> {
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(path.join(root, name))]);
    if (file !== path.join(folder, name)) return undefined;
    const found = await lstat(file);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where nobody has given it one. */
async function titleOf(pool: Pool, team: string, clipId: string): Promise<string | undefined> {
  const [clip] = await clipsById(pool, team, [clipId]);
  return clip?.title ?? undefined;
}

/** As RFC 6266 has it: a name for everybody, and the real one for those who read it. */
function saveAs(title: string | undefined, ending: string): string {
  const name = `${(title ?? 'play').replace(/[/\\:*?"<>|\s]+/g, ' ').trim() || 'play'}.${ending}`;
  const plain = name.replace(/[^\x20-\x7e]|["%]/g, '_');
  const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  const encoded = encodeURIComponent(name).replace(/['()*]/g, escaped);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
