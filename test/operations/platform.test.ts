import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { readAddress } from '../../src/config.ts';
import type { MemberRole } from '../../src/domain/team/roles.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { findFfmpeg } from '../../src/workers/ffmpeg/findFfmpeg.ts';
import { anyStore } from '../support/anyStore.ts';
import { newCertificate } from '../support/certificate.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { newEvent } from '../support/newEvent.ts';
import { secretsIn } from '../support/secretsIn.ts';
import { type RunningPlatform, startPlatform } from '../support/startPlatform.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { tokenFrom } from '../support/tokenFrom.ts';
import { until } from '../support/until.ts';

const DEADLINE_MS = 60_000;
const certificate = newCertificate();
const ca = readFileSync(certificate.cert);
const ffmpeg = path.join(temporaryFolder(), 'ffmpeg');
let databaseUrl: string;
let esdbUrl: string;
let platform: RunningPlatform;
let signInCode: string;
const tokens: Record<string, string> = {};

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

function ask(
  method: string,
  where: string,
  { token, body }: { token?: string | undefined; body?: unknown } = {},
): Promise<Answer> {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  return new Promise((resolve, reject) => {
    const request = https.request(`${platform.url}${where}`, { method, headers, ca }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const post = (where: string, body: unknown, token?: string) => ask('POST', where, { body, token });

beforeAll(async () => {
  const real = await findFfmpeg({ searchPath: process.env.PATH ?? '' });
  writeFileSync(ffmpeg, `#!/bin/sh\nexec "${real.path}" "$@"\n`);
  chmodSync(ffmpeg, 0o755);
  databaseUrl = (await freshDatabase()).url;
  esdbUrl = (await anyStore()).url;
  platform = await startPlatform({
    databaseUrl,
    esdbUrl,
    env: {
      TLS_CERT: certificate.cert,
      TLS_KEY: certificate.key,
      FFMPEG_PATH: ffmpeg,
      LOG_LEVEL: 'trace',
      CORS_ORIGINS: 'https://film.example',
    },
  });
  signInCode = /#sign-in=(\S+)/.exec(
    await until(() => platform.lines().find((line) => line.includes('#sign-in='))),
  )![1]!;
  const signedIn = JSON.parse((await post('/auth/sign-in', { code: signInCode })).text);
  tokens.admin = signedIn.access_token;
  tokens.refresh = signedIn.refresh_token;
}, DEADLINE_MS);
afterAll(() => platform?.stop());

const schedule = `mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) { userErrors { code } } }`;

describe('over TLS', () => {
  it('requests and sockets are served, and the address says so', async () => {
    expect(platform.readyLine).toMatch(/listening on https:\/\/127\.0\.0\.1:/);
    expect((await ask('GET', '/livez')).status).toBe(200);
    const { port } = platform;
    expect(readAddress({ PORT: String(port), TLS_CERT: certificate.cert })).toBe(`https://127.0.0.1:${port}`);
    const socket = new WebSocket(`wss://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', { ca });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.close();
  });
});

describe('pages of other origins', () => {
  const preflight = async (origin: string) =>
    new Promise<string | undefined>((resolve, reject) => {
      const headers = { origin, 'access-control-request-method': 'POST' };
      https
        .request(`${platform.url}/graphql`, { method: 'OPTIONS', headers, ca }, (response) => {
          response.resume();
          resolve(response.headers['access-control-allow-origin']);
        })
        .on('error', reject)
        .end();
    });

  it('may ask where CORS_ORIGINS names them, and no others', async () => {
    expect(await preflight('https://film.example')).toBe('https://film.example');
    expect(await preflight('https://evil.example')).toBeUndefined();
  });
});

describe('/metrics', () => {
  it('counts commands, refusals, requests, lag, jobs, sockets and memory', async () => {
    const id = randomUUID();
    const input = { commandId: randomUUID(), sessionId: id, name: 'Week 1', type: 'GAME', timeZone: 'UTC' };
    await post('/graphql', { query: schedule, variables: { input } }, tokens.admin);
    await post('/graphql', { query: schedule, variables: { input } }, tokens.admin);
    const again = { ...input, commandId: randomUUID() };
    await post('/graphql', { query: schedule, variables: { input: again } }, tokens.admin);

    const { status, headers, text } = await ask('GET', '/metrics', { token: tokens.admin });
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const metric = (line: string) =>
      Number(
        text
          .split('\n')
          .find((one) => one.startsWith(`${line} `))
          ?.split(' ')[1],
      );
    expect(metric('filmroom_commands_total{command="ScheduleSession",result="accepted"}')).toBe(1);
    expect(metric('filmroom_commands_total{command="ScheduleSession",result="repeated"}')).toBe(1);
    expect(metric('filmroom_refusals_total{command="ScheduleSession",code="ILLEGAL_IN_STATUS"}')).toBe(1);
    expect(metric('filmroom_command_seconds_count{command="ScheduleSession"}')).toBe(3);
    expect(metric('filmroom_http_request_seconds_count{route="/graphql",method="POST",status="200"}')).toBe(3);
    expect(metric('filmroom_lag_seconds')).toBeLessThan(5);
    expect(metric('filmroom_parked_facts')).toBe(0);
    expect(metric('filmroom_disk_free_bytes')).toBeGreaterThan(0);
    expect(metric('filmroom_sockets')).toBe(0);
    expect(metric('filmroom_oldest_job_seconds')).toBe(0);
    expect(metric('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(text).toContain('# HELP filmroom_jobs ');
    expect(text, 'no id of anybody').not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('are for whoever runs the installation', async () => {
    const of = (role: MemberRole) => tokenFrom({ ...platform, certificate: ca }, { memberId: `${role}-1`, role });
    const statusFor = async (role: MemberRole) => (await ask('GET', '/metrics', { token: await of(role) })).status;
    expect(await statusFor('operator')).toBe(200);
    expect(await statusFor('auditor')).toBe(200);
    expect(await statusFor('viewer')).toBe(403);
    expect(await statusFor('coach')).toBe(403);
    expect((await ask('GET', '/metrics')).status).toBe(401);
    expect((await ask('GET', '/metrics', { token: 'nonsense' })).status).toBe(401);
  });
});

describe('a request', () => {
  it('is found in the log by the id that its answer carries, and its command by its own', async () => {
    const commandId = randomUUID();
    const input = { commandId, sessionId: randomUUID(), name: 'Week 2', type: 'GAME', timeZone: 'UTC' };
    const { headers } = await post('/graphql', { query: schedule, variables: { input } }, tokens.admin);
    const requestId = headers['x-request-id'];
    const lines = await until(() => {
      const found = entries().filter((entry) => entry.commandId === commandId);
      return found.length > 0 && found;
    });
    expect(lines).toEqual([
      expect.objectContaining({ command: 'ScheduleSession', requestId, correlationId: commandId, result: 'accepted' }),
    ]);
  });

  it('that is refused says in the log under the same id why', async () => {
    const { headers } = await post('/graphql', { query: '{ nothing }' }, tokens.admin);
    const requestId = headers['x-request-id'];
    await until(() => entries().some((entry) => entry.reqId === requestId && entry.code === 'BAD_USER_INPUT'));
  });

  it('leaves no secret in the log, whatever it carries, at the most talkative level', async () => {
    await post('/auth/refresh', { refresh_token: tokens.refresh, request_id: randomUUID() });
    await post('/auth/refresh', { refresh_token: 'fr_refresh_nonsense_nonsense_nonsense', request_id: randomUUID() });
    await post('/auth/sign-in', { code: signInCode });
    await post('/graphql', { query: '{ viewer { id } }' }, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJl');
    await ask('GET', '/media/clips/x/1.mp4?exp=1&sig=c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw');
    await ask('GET', `/?token=${tokens.admin}`);
    await post('/auth/console', { signed: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJl' });
    // The link is for the person at the terminal and no structured line.
    const log = platform.lines().filter((line) => line.startsWith('{'));
    expect(log.length).toBeGreaterThan(5);
    expect(secretsIn(log.join('\n'), platform.dataFolder)).toEqual([]);
  });
});

describe('/readyz', () => {
  const ready = async () => {
    const { status, text } = await ask('GET', '/readyz', { token: tokens.admin });
    return { status, checks: JSON.parse(text).checks as Record<string, string> };
  };

  it('looks at the store, the database, the lists, the disk, FFmpeg and its own memory', async () => {
    await until(async () => (await ready()).status === 200);
    const servers = ['database', 'eventStore', 'disk', 'ffmpeg', 'pressure'];
    const lists = ['projector', 'lag', 'readModels', 'newerSoftware'];
    expect(Object.keys((await ready()).checks).sort()).toEqual([...servers, ...lists].sort());
  });

  it('says so when a fact was set aside', async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(
      `insert into filmroom.parked (projection, stream, position, event_id, reason)
       values ('clip_list', 'clip-home.x', 1, gen_random_uuid(), 'no such moment')`,
    );
    const { status, checks } = await until(async () => {
      const answer = await ready();
      return answer.status === 503 ? answer : undefined;
    });
    expect(status).toBe(503);
    expect(checks.readModels).toBe('1 fact could not be read and is set aside');
    await client.query('delete from filmroom.parked');
    await client.end();
    await until(async () => (await ready()).status === 200);
  });

  it('says so when FFmpeg has gone', async () => {
    rmSync(ffmpeg);
    const { status, checks } = await ready();
    expect(status).toBe(503);
    expect(checks.ffmpeg).toMatch(/^the FFmpeg that was found at the start is gone/);
  });
});

describe('a fact of newer software', () => {
  it('stops read models and workers, and readiness, attention and metrics say so', async () => {
    const store = openEventStore(esdbUrl);
    const { id, meta } = newEvent();
    const unknown = { type: 'ClipTeleported', data: {} } as never;
    await store.append(`clip-home.${id}`, 'no_stream', [{ id, event: unknown, meta }]);
    const said = (name: string) =>
      `${name} stand still: events of type ClipTeleported are written by a newer version of Film Room`;
    await until(
      async () => {
        const { text } = await ask('GET', '/readyz', { token: tokens.admin });
        return JSON.parse(text).checks.newerSoftware === `${said('read models')}; ${said('reactors')}`;
      },
      { deadline: 20_000 },
    );
    const { text } = await post('/graphql', { query: '{ attention { kind what } }' }, tokens.admin);
    const kinds = JSON.parse(text).data.attention.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === 'NEWER_SOFTWARE_NEEDED')).toHaveLength(2);
    expect((await ask('GET', '/metrics', { token: tokens.admin })).text).toContain('\nfilmroom_stopped_readers 2\n');
    await store.dispose();
  });
});

const entries = (): Record<string, unknown>[] =>
  platform
    .lines()
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
