import { randomUUID } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { rawRequest } from '../http/rawRequest.ts';
import { call } from '../http/restCall.ts';
import { nothingHappens } from './nothingHappens.ts';
import { openWorld, type World } from './openWorld.ts';
import { timely } from './timely.ts';

/** So low that a slow machine reaches them too. */
const SLOW = { commands: 2, dear: 1 };

let strict: World;
let open: World;
let coach: string;

beforeAll(async () => {
  strict = await openWorld({ rates: SLOW });
  open = await openWorld({ isDevelopment: true });
  coach = await strict.token({ role: 'coach' });
});

const favorite = 'mutation ($input: ClipCommandInput!) { favoriteClip(input: $input) { userErrors { code } } }';
const retry = favorite.replace('favoriteClip', 'retryClip');
const command = () => ({ input: { commandId: randomUUID(), clipId: randomUUID() } });
const codesOf = async (world: World, query: string, token: string) => {
  const { data, errors } = await world.ask(query, command(), token);
  return errors?.[0]?.extensions ?? (Object.values(data)[0] as { userErrors: { code: string }[] }).userErrors[0];
};

describe('the rate of commands', () => {
  it('is limited for one person, on all ways in, and for nobody else', async () => {
    const person = await strict.token({ role: 'coach', sub: 'coach-fast' });
    const answers = await Promise.all(Array.from({ length: 60 }, () => codesOf(strict, favorite, person)));
    const refused = answers.filter((answer) => answer?.code === 'RATE_LIMITED');
    expect(refused.length).toBeGreaterThan(20);
    expect(refused[0]).toMatchObject({ retryable: true });
    expect(answers.filter((answer) => answer?.code === 'NOT_FOUND').length).toBeGreaterThanOrEqual(6);
    expect(await codesOf(strict, favorite, coach)).toMatchObject({ code: 'NOT_FOUND' });

    const calls = Array.from({ length: 30 }, () => call(strict, person, 'POST', `/clips/${randomUUID()}/favorite`));
    const slow = (await Promise.all(calls)).find(({ status }) => status === 429);
    expect(slow).toMatchObject({ body: { code: 'RATE_LIMITED' } });
    expect(Number(slow!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is lower for what starts a cut anew', async () => {
    const person = await strict.token({ role: 'coach', sub: 'coach-retries' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => codesOf(strict, retry, person)));
    expect(answers.filter((answer) => answer?.code === 'RATE_LIMITED').length).toBeGreaterThan(10);
    expect(await codesOf(strict, favorite, person)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts every command of a document', async () => {
    const person = await strict.token({ role: 'coach', sub: 'coach-many' });
    const fields = Array.from({ length: 10 }, (_, n) => `f${n}: favoriteClip(input: $input) { userErrors { code } }`);
    const many = `mutation ($input: ClipCommandInput!) { ${fields.join(' ')} }`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => codesOf(strict, many, person)));
    expect(answers.filter((answer) => answer?.code === 'RATE_LIMITED').length).toBeGreaterThan(3);
  });

  it('is not one of questions', async () => {
    const asked = Array.from({ length: 100 }, () => strict.ask('{ viewer { id } }', {}, coach));
    expect((await Promise.all(asked)).every(({ data }) => data.viewer.id === 'coach-1')).toBe(true);
  });
});

describe('a document', () => {
  nothingHappens(() => strict);
  const doubled = Array.from(
    { length: 12 },
    (_, n) => `fragment F${n} on Clip { ...F${n + 1} session { id } ...F${n + 1} }`,
  );

  it.each([
    [
      'of 16 aliases',
      `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: serverTime`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    [
      'of 300 aliases',
      `{ ${Array.from({ length: 300 }, (_, n) => `a${n}: serverTime`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    [
      'of 20,000 aliases',
      `{ ${Array.from({ length: 20_000 }, (_, n) => `a${n}:serverTime`).join(' ')} }`,
      /^(QUERY_REJECTED|PAYLOAD_TOO_LARGE)$/,
    ],
    ['of one field 50,000 times', `{ viewer { ${'id '.repeat(50_000)} } }`, /^(QUERY_REJECTED|PAYLOAD_TOO_LARGE)$/],
    ['of 11 root fields', `{ ${'serverTime '.repeat(11)} }`, 'QUERY_TOO_COMPLEX'],
    ['of 21 directives', `{ serverTime ${'@skip(if: false) '.repeat(21)} }`, /^(QUERY_TOO_COMPLEX|BAD_USER_INPUT)$/],
    [
      'of 21 fragments',
      `{ viewer { ...F0 } } ${Array.from({ length: 21 }, (_, n) => `fragment F${n} on Viewer { ${n < 20 ? `...F${n + 1}` : 'id'} }`).join(' ')}`,
      'QUERY_TOO_COMPLEX',
    ],
    [
      'of fragments that double',
      `{ clip(id: "${randomUUID()}") { ...F0 } } ${doubled.join(' ')} fragment F12 on Clip { id }`,
      'QUERY_TOO_COMPLEX',
    ],
  ])('%s', async (_name, query, code) => {
    const { answer, isLate } = await timely(() => strict.ask(query, {}, coach));
    const told = answer.errors?.[0]?.extensions.code;
    expect(told).toMatch(code);
    expect(isLate).toBe(false);
  });
});

describe('over the socket a document', () => {
  nothingHappens(() => strict);

  it.each([
    ['that introspects', '{ __schema { queryType { name } } }', 'QUERY_REJECTED'],
    [
      'that introspects beside a subscription',
      'subscription { teamEvents { position } __schema { description } }',
      /./,
    ],
    ['of an AST', JSON.stringify({ kind: 'Document', definitions: [] }), 'QUERY_REJECTED'],
    ['of too many tokens', `subscription { teamEvents { ${'position '.repeat(1_500)} } }`, 'QUERY_REJECTED'],
    [
      'of a cycle of fragments',
      'subscription { ...A } fragment A on Subscription { ...B } fragment B on Subscription { ...A }',
      'BAD_USER_INPUT',
    ],
    [
      'of 9 levels',
      `subscription { clipReady(sessionId: "${randomUUID()}") { clip { ${'session { channels { '.repeat(4)} id ${'} } '.repeat(4)} } } }`,
      /^(QUERY_TOO_COMPLEX|BAD_USER_INPUT)$/,
    ],
  ])('%s is refused', async (_name, query, code) => {
    const client = strict.socket(coach);
    const told = await (async () => {
      for await (const { errors } of client.iterate({ query })) return errors;
      return undefined;
    })().catch((errors: unknown) => errors);
    const [first] = told as { extensions: { code: string } }[];
    expect(first?.extensions.code).toMatch(code);
    await client.dispose();
  });
});

describe('variables', () => {
  nothingHappens(() => strict);
  const query = 'query ($first: Int!, $type: SessionType) { sessions(first: $first, type: $type) { nodes { id } } }';
  const clips = `query ($status: [ClipStatus!]) {
    clips(sessionId: "${randomUUID()}", first: 1, filter: { status: $status }) { nodes { id } }
  }`;

  it.each([
    ['2^31', query, '{"first":2147483648}'],
    ['a fraction', query, '{"first":1.5}'],
    ['1e309', query, '{"first":1e309}'],
    ['minus nothing', query, '{"first":-0}'],
    ['text for a number', query, '{"first":"1"}'],
    ['an enum of nobody', query, '{"first":1,"type":"TENNIS"}'],
    ['a lower-case enum', query, '{"first":1,"type":"game"}'],
    ['null in a list of values', clips, '{"status":["READY",null]}'],
    ['a list of lists', clips, '{"status":[["READY"]]}'],
    ['nothing where something is needed', query, '{}'],
  ])('that hold %s are bad input', async (_name, document, variables) => {
    const body = `{"query":${JSON.stringify(document)},"variables":${variables}}`;
    const { answer, isLate } = await timely(() => strict.post(body, coach));
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false });
    expect(answer.errors?.[0]?.message).not.toMatch(/Did you mean|\bat .*\.[jt]s/);
    expect(isLate).toBe(false);
  });
});

describe('in development', () => {
  it('the schema may be asked for, and suggestions are made', async () => {
    const token = await open.token({ role: 'viewer' });
    const { data, errors } = await open.ask(getIntrospectionQuery({ inputValueDeprecation: true }), {}, token);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
    const typo = await open.ask('{ viewer { rol } }', {}, token);
    expect(typo.errors?.[0]).toMatchObject({
      message: expect.stringContaining('Did you mean'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('it may not be asked for in circles', async () => {
    const token = await open.token({ role: 'viewer' });
    const circle = '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
    expect((await open.ask(circle, {}, token)).errors).toHaveLength(1);
    const deep = `{ __schema { types { ${'ofType { '.repeat(16)} name ${'}'.repeat(16)} } } }`;
    expect((await open.ask(deep, {}, token)).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});

describe('bytes that are no request', () => {
  const head = { authorization: 'Bearer x', 'content-type': 'application/json' };

  it.each([
    ['two lengths', { ...head, 'transfer-encoding': 'chunked', 'content-length': '3' }, [400]],
    ['a header of 100 KB', { ...head, 'x-long': 'x'.repeat(100_000) }, [431]],
    [
      '1,000 headers',
      { ...head, ...Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`x-header-${n}`, 'yes'])) },
      [431],
    ],
    ['a method of nobody', head, [400, 404, 405], 'FOO'],
  ])('with %s are turned away', async (_name, headers, statuses, method = 'POST') => {
    const { status, body } = await rawRequest(strict.port, '/graphql', { method, headers, body: '{}' });
    expect(statuses).toContain(status);
    expect(body).not.toMatch(/at .*\.[jt]s/);
    expect((await strict.ask('{ viewer { id } }', {}, coach)).status).toBe(200);
  });
});
