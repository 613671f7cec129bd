// How a command line asks the API as any client does: with somebody's token, over HTTP.
import http from 'node:http';
import https from 'node:https';

export interface ApiAddress {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly token: string;
  /** What the platform serves with, where it serves with one of its own. */
  readonly certificate?: Buffer | undefined;
}

/** The platform does not answer, or says no: the message is for people. */
export class NotAnswered extends Error {
  override name = 'NotAnswered';
}

const PATIENCE_MS = 15_000;

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

/** @throws NotAnswered */
export async function askGraphql<Data>({ url, token, certificate }: ApiAddress, query: string, variables: object) {
  const body = await post(`${url}/graphql`, token, certificate, JSON.stringify({ query, variables }));
  if (body.errors?.[0]) throw new NotAnswered(body.errors[0].message);
  return body.data as Data;
}

function post(url: string, token: string, certificate: Buffer | undefined, content: string): Promise<Body> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  // Exactly this certificate is trusted, whatever name it carries: the address is this machine's own.
  const pinned = certificate && { ca: certificate, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, timeout: PATIENCE_MS };
    const asked = url.startsWith('https:') ? https.request(url, { ...options, ...pinned }) : http.request(url, options);
    asked.on('error', () =>
      reject(new NotAnswered(`nothing answers at ${url}: start Film Room, or set HOST and PORT`)),
    );
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        try {
          resolve(JSON.parse(Buffer.concat(chunks).toString()) as Body);
        } catch {
          reject(new NotAnswered(`${url} answers with status ${response.statusCode}, and not as Film Room does`));
        }
      });
    });
    asked.end(content);
  });
}
