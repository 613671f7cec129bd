import { beforeAll, expect, it } from 'vitest';
import { secureHeaders } from '../../src/http/secureHeaders.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isDevelopment: true });
});

it.each(['/', '/livez', '/graphiql', '/sessions', '/nothing/here', '/media/clips/x/1.mp4'])(
  '%s says what a browser may do with it',
  async (path) => {
    const { headers } = await fetch(`${world.url}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(headers.get('x-powered-by')).toBeNull();
  },
);

it.each([
  ['strict-transport-security', { tls: { cert: Buffer.alloc(0), key: Buffer.alloc(0) } }, 'max-age=31536000'],
  ['strict-transport-security', {}, undefined],
  ['cross-origin-resource-policy', { corsOrigins: ['https://wall.example'] }, 'cross-origin'],
])('%s follows from the settings %j', (name, options, value) => {
  expect(secureHeaders(options)[name]).toBe(value);
});
