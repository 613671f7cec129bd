// Clips: marked, measured, found and watched.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { favoriteClip } from '../../commands/clip/favoriteClip.ts';
import { markClipOut } from '../../commands/clip/markClipOut.ts';
import { retryClip } from '../../commands/clip/retryClip.ts';
import { unfavoriteClip } from '../../commands/clip/unfavoriteClip.ts';
import type { Command } from '../../commands/command.ts';
import type { ClipState } from '../../domain/clip/clip.ts';
import type { ClipEvent } from '../../domain/clip/events.ts';
import type { Actor } from '../../domain/event.ts';
import { Id } from '../../domain/values.ts';
import { clipPage, clipsById } from '../../projections/clipList/queries.ts';
import { ClipJson, clipsJson } from './clipJson.ts';
import { markPlay, NewClip, NewLength, setLength } from './marks.ts';
import { cursorFrom, Flag, nextOf, PageQuery, pageOf } from './page.ts';
import { RefusedRequest } from './refusedRequest.ts';
import { type Answer, type Edge, give, type Route, route } from './route.ts';

const ClipFilter = PageQuery.extend({
  is_favorite: Flag.optional(),
  status: ClipJson.shape.status.optional(),
  channel_id: z.string().optional(),
});
const ClipsQuery = ClipFilter.extend({ session_id: z.string('is needed') });

const noSuchClip = new RefusedRequest({ code: 'NOT_FOUND', message: 'there is no such clip' });

export function clipRoutes(edge: Edge): Route[] {
  const { pool, auth } = edge;

  async function rowOf(id: string, { team }: Actor) {
    const clipId = Id.safeParse(id);
    const [row] = clipId.success ? await clipsById(pool, team, [clipId.data]) : [];
    if (!row) throw noSuchClip;
    return row;
  }

  const shown = async (id: string, actor: Actor, status = 200): Promise<Answer> => {
    const [body] = await clipsJson(edge, actor, [await rowOf(id, actor)]);
    return { status, body };
  };

  async function answer(clip: ClipState, isShown: boolean, actor: Actor, status = 200): Promise<Answer> {
    if (isShown) return shown(clip.clipId, actor, status);
    // It is recorded, and the lists do not show it yet.
    return { status: 202, body: { id: clip.clipId, clip_id: clip.clipId, session_id: clip.sessionId } };
  }

  const act = (
    method: 'POST' | 'DELETE',
    verb: string,
    summary: string,
    command: Command<{ clipId: string }, ClipState, ClipEvent>,
  ) =>
    route({
      method,
      path: `/clips/{id}/${verb}`,
      summary,
      right: command.name,
      answer: ClipJson,
      async serve({ id, key, actor }) {
        const { state, isShown } = await give(edge, command, { commandId: key ?? randomUUID(), clipId: id }, actor);
        return answer(state, isShown, actor);
      },
    });

  async function list(path: string, session: string, query: z.infer<typeof ClipFilter>, actor: Actor): Promise<Answer> {
    const sessionId = idOf(session, 'session_id');
    const filter = {
      isFavorite: query.is_favorite,
      status: query.status && statusesOf(query.status),
      channelId: query.channel_id && idOf(query.channel_id, 'channel_id'),
    };
    const cursor = cursorFrom(query.after);
    const from = cursor && { inAt: cursor.at, id: cursor.id };
    const { rows, hasNextPage } = await clipPage(pool, actor.team, sessionId, filter, query.limit, from);
    const last = rows.at(-1);
    const next = nextOf(path, query, hasNextPage, last && { at: last.in_at, id: last.id });
    return { body: { clips: await clipsJson(edge, actor, rows), next } };
  }

  return [
    route({
      method: 'POST',
      path: '/clips',
      summary: 'Marks a play: a ghost that waits for its end, or a whole one where it has a duration.',
      // A play that is over may come from a device: the command itself is looked up once it is known which it is.
      right: 'RegisterClip',
      body: NewClip,
      answer: ClipJson,
      statuses: { 201: 'marked' },
      async serve({ body, key, actor }) {
        const { state, isShown } = await markPlay(edge, body, key, actor);
        return answer(state, isShown, actor, 201);
      },
    }),
    route({
      method: 'PATCH',
      path: '/clips/{id}',
      summary: 'Sets the end: OUT of a mark that is open, another end of any other clip.',
      right: markClipOut.name,
      body: NewLength,
      answer: ClipJson,
      async serve({ id, body, key, actor }) {
        const { state, isShown } = await setLength(edge, id, body, key, actor);
        return answer(state, isShown, actor);
      },
    }),
    act('POST', 'favorite', 'The staff wants to see this one again.', favoriteClip),
    act('DELETE', 'favorite', 'Takes the favourite back.', unfavoriteClip),
    act('POST', 'retry', 'Cuts a failed clip once more.', retryClip),
    route({
      method: 'GET',
      path: '/clips',
      summary: 'Clips of a session, newest IN first.',
      right: 'Query.clips',
      query: ClipsQuery,
      answer: pageOf('clips', ClipJson),
      serve: ({ query, actor }) => list('/clips', query.session_id, query, actor),
    }),
    route({
      method: 'GET',
      path: '/sessions/{id}/clips',
      summary: 'Clips of a session, newest IN first.',
      right: 'Query.clips',
      query: ClipFilter,
      answer: pageOf('clips', ClipJson),
      serve: ({ id, query, actor }) => list(`/sessions/${id}/clips`, id, query, actor),
    }),
    route({
      method: 'GET',
      path: '/clips/{id}',
      summary: 'One clip.',
      right: 'Query.clip',
      answer: ClipJson,
      serve: ({ id, actor }) => shown(id, actor),
    }),
    route({
      method: 'GET',
      path: '/clips/{id}/stream',
      summary: 'To the film: a redirect to a link for this person, good for hours, with Range.',
      right: 'Clip.streamUrl',
      statuses: { 302: 'to the film' },
      async serve({ id, actor }) {
        const { id: clipId, file_generation: generation, status } = await rowOf(id, actor);
        if (generation === null || status === 'discarded') {
          throw new RefusedRequest({ code: 'NOT_FOUND', message: 'there is no film of this clip (yet)' });
        }
        const location = auth.links.sign({ clipId, generation, kind: 'mp4' }, actor);
        return { status: 302, headers: { location, 'cache-control': 'no-store' } };
      },
    }),
  ];
}

/** An open mark is pending here too. */
const statusesOf = (status: string): readonly string[] => (status === 'pending' ? ['open', 'pending'] : [status]);

/** @throws RefusedRequest */
function idOf(text: string, name: string): string {
  const id = Id.safeParse(text);
  if (id.success) return id.data;
  throw new RefusedRequest({ code: 'BAD_USER_INPUT', message: `${name}: must be a UUID` });
}
