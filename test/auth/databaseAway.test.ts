// While the database is away nobody can be removed, and a sideline goes on; who was removed meanwhile is out at once after.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { isStranger } from '../../src/auth/actor.ts';
import { openAuth } from '../../src/auth/openAuth.ts';
import { hashOf, newSecret } from '../../src/auth/secrets.ts';
import { openPool } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

async function migrated(url: string): Promise<void> {
  const pool = openPool(url, 1);
  await migrate(pool, path.join(root, 'infra/migrations'));
  await pool.end();
}

/** A way to a server that can be closed and opened again, at the same place. */
async function openGate(target: number) {
  const sockets = new Set<Socket>();
  const gate = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    client.pipe(server).pipe(client);
  });
  const open = async (port: number) => {
    gate.listen(port, '127.0.0.1');
    await once(gate, 'listening');
  };
  const close = async () => {
    const closed = once(gate, 'close');
    gate.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open(0);
  // Leaves after those who come by it.
  afterFile(() => (gate.listening ? close() : undefined));
  const { port } = gate.address() as AddressInfo;
  return { port, close, open: () => open(port) };
}

it('a key that is revoked while nobody can be asked is believed until then, and out within 2 s once somebody can', async () => {
  const { url } = await freshDatabase({ name: 'filmroom', prepare: migrated });
  const direct = openPool(url, 1);
  afterFile(() => direct.end());
  const gate = await openGate(Number(new URL(url).port));
  const through = new URL(url);
  through.port = String(gate.port);
  const pool = openPool(through.href, 4);
  afterFile(() => pool.end());
  const auth = await openAuth(pool, temporaryFolder());
  afterFile(() => auth.close());

  const [key, id] = [newSecret('device'), randomUUID()];
  await direct.query("insert into key_hashes (hash, team, id) values ($1, 'home', $2)", [hashOf(key), id]);
  await direct.query(
    `insert into key_ring (team, id, kind, channel_id, may_write, issued_at, position)
     values ('home', $1, 'device', $2, true, now(), 1)`,
    [id, randomUUID()],
  );
  const isIn = async () => !isStranger(await auth.callers.callerOf(`Bearer ${key}`));
  expect(await isIn()).toBe(true);

  await gate.close();
  await direct.query('update key_ring set revoked_at = now() where id = $1', [id]);
  // Longer than anything is remembered without a question.
  await sleep(1_100);
  expect(await isIn()).toBe(true);

  await gate.open();
  await until(async () => !(await isIn()), { deadline: 2_000, what: 'the key opens nothing any more' });
});
