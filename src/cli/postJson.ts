import http from 'node:http';
import https from 'node:https';

export interface JsonAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Asks a platform of this machine.
 * @param certificate what the platform serves with, in PEM: exactly that one is trusted, whatever name it carries and
 *   whoever signed it, for the address is this machine's own
 * @throws where nothing answers in time, or what answers holds another certificate
 */
export function postJson(
  url: string,
  content: unknown,
  { certificate, patienceMs }: { certificate?: Buffer | undefined; patienceMs: number },
): Promise<JsonAnswer> {
  const pinned = certificate && { ca: certificate, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  const options = { method: 'POST', headers: { 'content-type': 'application/json' }, timeout: patienceMs };
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:')
      ? https.request(url, { ...options, ...pinned })
      : http.request(url, options);
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: bodyOf(Buffer.concat(chunks)) }));
    });
    request.end(JSON.stringify(content));
  });
}

function bodyOf(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(bytes.toString());
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
