// GraphiQL, for whoever writes operations: in development only, from files of our own. It asks with a token, as all do.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

const EXAMPLES = path.join(import.meta.dirname, '../../../examples');

/** From the packages of development; their bundles bring everything along. */
const bundles: Readonly<Record<string, string>> = {
  'react.js': 'react-18/umd/react.production.min.js',
  'react-dom.js': 'react-dom-18/umd/react-dom.production.min.js',
  'graphiql.js': 'graphiql/graphiql.min.js',
  'graphiql.css': 'graphiql/graphiql.min.css',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor places its cursor with styles of its own.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An installation without the packages of development has no GraphiQL. */
export const graphiql = async (app: FastifyInstance): Promise<void> => {
  const files = await findBundles();
  if (!files) return;
  const page = await readFile(path.join(import.meta.dirname, 'index.html'), 'utf8');
  const start = path.join(import.meta.dirname, 'start.js');

  app.get('/graphiql', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(page),
  );
  for (const [name, file] of [...files, ['start.js', start] as const]) {
    const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    app.get(`/graphiql/${name}`, async (_request, reply) => reply.type(type).send(await readFile(file)));
  }
  app.get('/graphiql/examples.json', async () => examples());
};

async function findBundles(): Promise<readonly (readonly [string, string])[] | undefined> {
  const { resolve } = createRequire(import.meta.url);
  try {
    return Object.entries(bundles).map(([name, file]) => {
      const [folder, ...rest] = file.split('/');
      return [name, path.join(path.dirname(resolve(`${folder}/package.json`)), ...rest)] as const;
    });
  } catch {
    return undefined;
  }
}

/** What the tabs show, in the order of a game. */
async function examples(): Promise<{ query: string }[]> {
  const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(names.map(async (name) => ({ query: await readFile(path.join(EXAMPLES, name), 'utf8') })));
}
