// Is the process alive, and would a command succeed?
import type { FastifyInstance } from 'fastify';
import type { Auth } from '../auth/openAuth.ts';
import { signedIn } from './signedIn.ts';

/** By name: undefined where all is well, else what is wrong. A check that throws is one that fails. */
export type Checks = Readonly<Record<string, () => Promise<string | undefined> | string | undefined>>;

const PATIENCE_MS = 1_000;

export const health =
  ({ auth, checks }: { readonly auth: Auth; readonly checks: Checks }) =>
  async (app: FastifyInstance): Promise<void> => {
    app.get('/livez', async () => ({ alive: true }));

    /** 200 or 503, and what is wrong. */
    app.get('/readyz', { onRequest: signedIn(auth.callers).onRequest }, async (_request, reply) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await troubleOf(check)] as const),
      );
      const ready = results.every(([, trouble]) => trouble === undefined);
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ ready, checks: Object.fromEntries(results.map(([name, trouble]) => [name, trouble ?? 'ok'])) });
    });
  };

async function troubleOf(check: Checks[string]): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer'), PATIENCE_MS);
  });
  try {
    return await Promise.race([(async () => check())(), late]);
  } catch {
    return 'fails';
  } finally {
    clearTimeout(timer);
  }
}
