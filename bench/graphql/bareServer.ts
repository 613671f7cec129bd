// Control: the clip page's SQL through a bare pg pool and a bare Fastify, as a process of its own.
// `node bareServer.ts <database url>` answers POST / with { sessionId, first }.
import { fastify } from 'fastify';
import pg from 'pg';
import { clipPage } from '../../src/projections/clipList/queries.ts';

interface Asked {
  readonly sessionId: string;
  readonly first: number;
}

const pool = new pg.Pool({ connectionString: process.argv[2]!, max: 16, options: '-c search_path=filmroom' });
const app = fastify();
app.post<{ Body: Asked }>('/', async ({ body: { sessionId, first } }) => {
  const { rows } = await clipPage(pool, 'home', sessionId, { isFavorite: true }, first, undefined);
  return rows.map(({ id, play_id, channel_id, session_id, status, in_at, out_at, is_favorite, ...row }) => ({
    ...{ id, play_id, channel_id, session_id, status, in_at, out_at, is_favorite },
    ...{ generation: row.generation, frames: row.frames, coverage: row.coverage, marked_by: row.marked_by },
  }));
});
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
