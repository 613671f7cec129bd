// The load generator: a process of its own that sends mutations over 16 connections and measures how long all take.
import http from 'node:http';

export interface Load {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly query: string;
  readonly inputs: readonly object[];
}

const CONNECTIONS = 16;
const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function post(url: string, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${url}/graphql`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function run({ url, tokens, query, inputs }: Load): Promise<number> {
  const bodies = inputs.map((input) => JSON.stringify({ query, variables: { input } }));
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < bodies.length) {
        const n = next++;
        const answer = await post(url, tokens[n % tokens.length]!, bodies[n]!);
        if (!answer.includes('"userErrors":[]')) throw new Error(`not accepted: ${answer}`);
      }
    }),
  );
  return performance.now() - start;
}

process.on('message', (load: Load) => {
  run(load).then(
    (ms) => process.send!({ ms }),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
