// What a channel recorded in a span of time, as a film that a player seeks in. Nothing of it is on disk but the recordings.
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { RecordedFilm } from '../auth/mediaLinks.ts';
import type { Auth } from '../auth/openAuth.ts';
import { Id } from '../domain/values.ts';
import { channelsById } from '../projections/channelBoard/queries.ts';
import type { Recordings } from '../recordings/recordings.ts';
import { byteRange } from './byteRange.ts';
import { refuse } from './errors.ts';
import { openStreams, type StreamLimits, usualStreamLimits } from './streams.ts';

/** A link is good for the same bytes for ever. */
const CACHE_CONTROL = 'private, max-age=21600, immutable';

interface Options {
  readonly pool: Pool;
  readonly auth: Auth;
  readonly recordings: Pick<Recordings, 'film'>;
  readonly streamLimits?: StreamLimits | undefined;
}

export const recordingMedia =
  ({ pool, auth, recordings, streamLimits = usualStreamLimits }: Options) =>
  async (app: FastifyInstance): Promise<void> => {
    const streams = openStreams(streamLimits);

    /** Undefined where the channel is not the team's, or what the link is good for is not there any more. */
    async function filmOf(team: string, { channelId, filmId, fromMs, toMs }: RecordedFilm) {
      const [channel] = await channelsById(pool, team, [channelId]);
      const film = channel && (await recordings.film(channel.path, new Date(fromMs), new Date(toMs)));
      return film?.id === filmId ? film : undefined;
    }

    app.route<{ Params: { id: string; file: string } }>({
      method: ['GET', 'HEAD'],
      url: '/media/recordings/:id/:file',
      async handler(request, reply) {
        const wanted = wantedFilm(request.params.id, request.params.file);
        if (!wanted) return refuse(reply, { code: 'NOT_FOUND', message: 'there is nothing here' });
        const person = auth.links.verifyRecording(wanted, request.query as Readonly<Record<string, unknown>>);
        // The link says who; whether they still may is looked up, as for a token.
        if (!person || !(await auth.callers.mayStillWatch(person))) {
          return refuse(reply, { code: 'FORBIDDEN', message: 'this link is not valid (any more); ask for a new one' });
        }
        const film = await filmOf(person.team, wanted);
        if (!film) {
          const message = 'this recording is not there any more, or is another one by now; ask for a new link';
          return refuse(reply, { code: 'NOT_FOUND', message });
        }
        const { headers, method } = request;
        if (method === 'GET' && !streams.begin(`${person.team}/${person.id}`, reply)) {
          reply.header('retry-after', 1);
          return refuse(reply, { code: 'RATE_LIMITED', message: 'too many films at once; close some' });
        }
        const etag = `"${film.id}"`;
        reply.headers({ 'accept-ranges': 'bytes', 'cache-control': CACHE_CONTROL, etag });
        if (headers['if-none-match'] === etag) return reply.code(304).send();

        const isSame = [undefined, etag].includes(headers['if-range'] as string | undefined);
        const range = byteRange(isSame ? headers.range : undefined, film.size);
        if (range === 'beyond') {
          reply.removeHeader('cache-control').header('content-range', `bytes */${film.size}`);
          return refuse(reply, { code: 'RANGE_NOT_SATISFIABLE', message: 'the film ends before that' });
        }
        const { from, to } = range === 'whole' ? { from: 0, to: film.size } : range;
        if (range !== 'whole') reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${film.size}`);
        reply.headers({ 'content-type': 'video/mp4', 'content-length': to - from });
        if (method === 'HEAD') return reply.send('');
        // Where a recording vanishes on the way, the connection ends before its promised length: no player takes that
        // for the film's end.
        return reply.send(Readable.from(film.read(from, to), { objectMode: false }));
      },
    });
  };

function wantedFilm(id: string, file: string): RecordedFilm | undefined {
  const channelId = Id.safeParse(id);
  const [, from, to, filmId] = /^(\d{1,15})-(\d{1,15})-([\w-]{22})\.mp4$/.exec(file) ?? [];
  if (!channelId.success || filmId === undefined) return undefined;
  return { channelId: channelId.data, filmId, fromMs: Number(from), toMs: Number(to) };
}
