import type { Session } from '../../clients/session.ts';

const patience = 10_000;

/** A link that signs the member in on one device, once, within a day. @throws with what the server said */
export async function signInLink(session: Session, memberId: string): Promise<string> {
  const token = await session.token();
  const response = await fetch('/auth/links', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ member_id: memberId }),
    signal: AbortSignal.timeout(patience),
  });
  const answer = (await response.json()) as { readonly path?: string; readonly message?: string };
  if (answer.path === undefined) throw new Error(answer.message ?? 'No connection. Try again.');
  return `${location.origin}${answer.path}`;
}
