import { once } from 'node:events';
import net from 'node:net';
import { expect, test } from 'vitest';
import { freePort, isFree } from '../../../infra/local/ports.ts';

test('a free port is one that no outgoing connection takes between the choice and the start', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));

  expect(ports.filter((port) => port < 1024 || port >= 32_768)).toEqual([]);
});

test('a port that somebody listens on is not free', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;

  expect(await isFree('127.0.0.1', port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
});
