import { auditServer } from 'graphql-http';
import { expect, it } from 'vitest';
import { openWorld } from './openWorld.ts';

it('answers GraphQL over HTTP as its audit suite wants it, without an error', async () => {
  // Two of the audits ask for a type of the schema: in development that is served.
  const world = await openWorld({ isDevelopment: true });
  const authorization = `Bearer ${await world.token({ role: 'coach' })}`;
  const signedIn: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), authorization } });
  const results = await auditServer({ url: `${world.url}/graphql`, fetchFn: signedIn });
  expect(results.length).toBeGreaterThan(50);
  const told = results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.status} ${result.name}`]));
  expect(told.filter((line) => line.startsWith('error'))).toEqual([]);
  // GET is off: a link that somebody follows must not ask in their name. And a wrong document is 400 to everybody.
  const chosen = /GET|use 200 status code|use a status code of 200/;
  expect(told.filter((line) => !chosen.test(line))).toEqual([]);
});
