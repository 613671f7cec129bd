// What the machine's own command line asks of the platform: signed with the installation's secret, for a minute, once.
import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { MemberId } from '../domain/team/events.ts';
import { MemberRole } from '../domain/team/roles.ts';
import { Id, Team, text } from '../domain/values.ts';

const TYPE = 'console+jwt';
const ISSUER = 'film-room';
const LIFE_S = 60;
const LONGEST_HOURS = 24 * 366;

const wrongHours = `must be a number above 0 and up to ${LONGEST_HOURS}`;
const hours = z.number(wrongHours).positive(wrongHours).max(LONGEST_HOURS, wrongHours);
const member = { team: Team, memberId: MemberId, role: MemberRole, name: text(80).optional(), hours };

/** Whoever is named becomes a member in this role, where they are none yet. */
export const ConsoleRequest = z.discriminatedUnion('want', [
  /** A link that signs the person in on one device. */
  z.object({ want: z.literal('link'), ...member }),
  /** A bearer token for a script of the person's, or for an assistant. */
  z.object({
    want: z.literal('token'),
    ...member,
    kind: z.enum(['script', 'assistant']),
    mayWrite: z.boolean(),
  }),
  /** A key of a registered channel's capture device. */
  z.object({ want: z.literal('deviceKey'), team: Team, channelId: Id }),
]);
export type ConsoleRequest = z.infer<typeof ConsoleRequest>;

export async function signConsoleRequest(key: Uint8Array, request: ConsoleRequest): Promise<string> {
  return new SignJWT({ request })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${LIFE_S}s`)
    .sign(key);
}

/** @returns undefined where it was not signed here, or more than a minute ago */
export async function verifyConsoleRequest(
  key: Uint8Array,
  signed: string,
): Promise<{ id: string; request: ConsoleRequest } | undefined> {
  try {
    const { payload } = await jwtVerify(signed, key, {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: ISSUER,
      audience: ISSUER,
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    return { id: payload.jti!, request: ConsoleRequest.parse(payload.request) };
  } catch {
    return undefined;
  }
}
