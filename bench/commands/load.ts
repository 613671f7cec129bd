// The load generator: a process of its own that sends requests over 16 connections and measures how long all take.
import http from 'node:http';

export interface Load {
  readonly url: string;
  readonly tokens: readonly string[];
  /** Of POST requests, one each. */
  readonly bodies: readonly string[];
  /** What every answer contains. */
  readonly expected: string;
}

const CONNECTIONS = 16;
const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function post(url: string, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
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

async function run({ url, tokens, bodies, expected }: Load): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < bodies.length) {
        const n = next++;
        const answer = await post(url, tokens[n % tokens.length]!, bodies[n]!);
        if (!answer.includes(expected)) throw new Error(`not what was expected: ${answer}`);
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
