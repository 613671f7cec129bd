import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startBeats } from '../../../infra/local/capture/beats.ts';
import { afterFile } from '../../support/cleanup.ts';
import { until } from '../../support/until.ts';

const CHANNEL = 'b2f5ff47-4366-5b3e-9a1c-1f0f6d7c0001';

/** A platform that answers with the next of these statuses, the last one for ever. */
async function platform(statuses: number[], port = 0) {
  const heard: string[] = [];
  let authorization: string | undefined;
  const server = createServer((request: IncomingMessage, response) => {
    heard.push(`${request.method} ${request.url}`);
    authorization = request.headers.authorization;
    response.statusCode = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200;
    request.resume().on('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  afterFile(close);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { heard, url, close, authorization: () => authorization };
}

function beatsTo(url: string) {
  const lines: string[] = [];
  const beats = startBeats({
    url,
    token: 'secret',
    channelId: CHANNEL,
    log: (line) => lines.push(line),
    every: 30,
    retry: 20,
  });
  afterFile(beats.stop);
  return { beats, lines };
}

describe('heartbeats', () => {
  it('begin with an activation and go on', async () => {
    const { heard, url, authorization } = await platform([200]);
    beatsTo(url);
    await until(() => heard.length >= 3);

    expect(heard.slice(0, 3)).toEqual([
      `POST /channels/${CHANNEL}/activate`,
      `POST /channels/${CHANNEL}/heartbeat`,
      `POST /channels/${CHANNEL}/heartbeat`,
    ]);
    expect(authorization()).toBe('Bearer secret');
  });

  it('ask for activation until it is granted', async () => {
    const { heard, url } = await platform([503, 503, 200]);
    beatsTo(url);
    await until(() => heard.length >= 4);

    expect(heard.map((line) => line.split('/').at(-1)).slice(0, 4)).toEqual([
      'activate',
      'activate',
      'activate',
      'heartbeat',
    ]);
  });

  it('outlive a platform that is down, and say so once', async () => {
    const down = await platform([200]);
    await down.close();
    const { lines } = beatsTo(down.url);
    await until(() => lines.length > 0);
    const up = await platform([200], Number(new URL(down.url).port));
    await until(() => up.heard.length >= 2);

    expect(lines).toEqual(['the platform does not answer; trying on', 'the platform hears us']);
  });

  it('stop while the camera is silent', async () => {
    const { heard, url } = await platform([200]);
    const { beats } = beatsTo(url);
    await until(() => heard.length >= 2);
    beats.silence();
    await until(() => heard.length >= 2);
    const before = heard.length;
    await expect(until(() => heard.length > before + 1, { deadline: 200 })).rejects.toThrow();
    beats.resume();
    await until(() => heard.length > before + 1);
  });
});
