// The REST edge as a client that knows nothing but the seed's drawings calls it.
import type { World } from '../graphql/openWorld.ts';

export type Json = Record<string, unknown>;

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** @param headers beside the token and the type */
export async function call(
  world: World,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Called> {
  const response = await fetch(`${world.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}
