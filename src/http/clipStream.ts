// GET /clips/:id/stream: to the film of a clip, for clients that know its id and hold a token.
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Auth } from '../auth/openAuth.ts';
import { mayWatch } from '../auth/rights.ts';
import { Id } from '../domain/values.ts';
import { clipsById } from '../projections/clipList/queries.ts';
import { refuse } from './errors.ts';
import { signedIn } from './signedIn.ts';

export const clipStream =
  ({ pool, auth }: { readonly pool: Pool; readonly auth: Auth }) =>
  async (app: FastifyInstance): Promise<void> => {
    const { onRequest, actorOf } = signedIn(auth.callers);

    app.get<{ Params: { id: string } }>('/clips/:id/stream', { onRequest }, async (request, reply) => {
      const actor = actorOf(request);
      if (!mayWatch(actor)) {
        return refuse(reply, { code: 'FORBIDDEN', message: `the role ${actor.role} may not watch film` });
      }
      const id = Id.safeParse(request.params.id);
      const [clip] = id.success ? await clipsById(pool, actor.team, [id.data]) : [];
      if (!clip || clip.file_generation === null || clip.status === 'discarded') {
        return refuse(reply, { code: 'NOT_FOUND', message: 'there is no film of this clip (yet)' });
      }
      const link = auth.links.sign({ clipId: clip.id, generation: clip.file_generation, kind: 'mp4' }, actor);
      return reply.header('cache-control', 'no-store').redirect(link, 302);
    });
  };
