import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { until } from '../support/until.ts';

const clipId = '0197f3a0-0000-7000-8000-0000000000bb';
const STREAMS = 4;
/** More than the buffers of a connection hold. */
const LARGE = 64 * 2 ** 20;
let world: World;
let folder: string;

beforeAll(async () => {
  world = await openWorld({ streamLimits: { streams: STREAMS, stalledMs: 500 } });
  folder = path.join(world.clipsFolder, 'home', clipId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '1.mp4'), 'film');
  truncateSync(path.join(folder, '1.mp4'), LARGE);
  writeFileSync(path.join(folder, '2.mp4'), 'x');
  writeFileSync(path.join(world.clipsFolder, '..', 'secret.mp4'), 'secret');
  symlinkSync(path.join(world.clipsFolder, '..', 'secret.mp4'), path.join(folder, '3.mp4'));
});

const linkOf = (generation: number, person = 'coach-1') =>
  world.auth.links.sign({ clipId, generation, kind: 'mp4' }, { team: 'home', id: person });

/** A player that asks for a film, reads the first bytes and no more. */
async function stalledPlayer(link: string): Promise<{ socket: Socket; status: number }> {
  const socket = connect(world.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`GET ${link} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
  socket.pause();
  return { socket, status: Number(first.toString('latin1').split(' ')[1]) };
}

it('serves one person so many films at once, others beside them, and lets go of whoever does not read', async () => {
  const players = await Promise.all(Array.from({ length: STREAMS }, () => stalledPlayer(linkOf(1))));
  expect(players.map(({ status }) => status)).toEqual(Array(STREAMS).fill(200));
  const refused = await fetch(`${world.url}${linkOf(1)}`);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
  await world.token({ role: 'coach', sub: 'coach-2' });
  expect((await fetch(`${world.url}${linkOf(2, 'coach-2')}`)).status).toBe(200);

  const again = async () => (await fetch(`${world.url}${linkOf(2)}`)).status === 200;
  await until(again, { deadline: 10_000, what: 'there is room again' });
  for (const { socket } of players) {
    socket.resume();
    await until(() => socket.destroyed || socket.readableEnded, { deadline: 5_000, what: 'the connection is closed' });
  }
});

it('does not count what has ended, and leaves the connection as it was', async () => {
  for (let n = 0; n < STREAMS * 3; n += 1) expect((await fetch(`${world.url}${linkOf(2)}`)).status).toBe(200);
});

it('saves a film under a name that every system takes', async () => {
  await world.pool.query(
    `insert into clip_list (team, id, session_id, channel_id, play_id, angle, status, in_at, generation, retry,
       attempt, is_favorite, title, marked_by, marked_at, file_generation, gaps, position)
     values ('home', $1, $1, $1, $1, 0, 'ready', now(), 1, 0, 1, false, $2, 'coach-1', now(), 1, '[]', 1)`,
    [clipId, 'Q2 "3&7" ../Pass – très bon'],
  );
  const saved = await fetch(`${world.url}${linkOf(2)}&download=1`);
  expect(saved.headers.get('content-disposition')).toBe(
    `attachment; filename="Q2 3&7 .. Pass _ tr_s bon.mp4"; filename*=UTF-8''Q2%203%267%20..%20Pass%20%E2%80%93%20tr%C3%A8s%20bon.mp4`,
  );
  expect((await fetch(`${world.url}${linkOf(2)}`)).headers.get('content-disposition')).toBeNull();
});

it('does not follow a link out of the folder', async () => {
  const answer = await fetch(`${world.url}${linkOf(3)}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('secret');
});
