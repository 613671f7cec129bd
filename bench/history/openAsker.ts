import { Agent, request } from 'node:http';

type Ask<Answer> = (query: string, variables: object) => Promise<Answer>;

/** Asks over one connection that stays open, one question after the other. */
export function openAsker<Answer>(url: string, token: string): Ask<Answer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (query, variables) =>
    new Promise((resolve, reject) => {
      const asked = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { data, errors } = JSON.parse(Buffer.concat(chunks).toString()) as { data: Answer; errors?: unknown };
          if (errors) reject(new Error(JSON.stringify(errors)));
          else resolve(data);
        });
      });
      asked.on('error', reject);
      asked.end(JSON.stringify({ query, variables }));
    });
}
