// A new installation has nobody who could let anybody in: its first start makes an admin, and a link that signs them in.
import type { Pool } from 'pg';
import type { Auth } from './auth/openAuth.ts';
import type { Handle } from './commands/handle.ts';
import { FILM_ROOM, uuidv5 } from './commands/ids.ts';
import { addMember } from './commands/team/addMember.ts';
import { team } from './domain/team/team.ts';
import type { Live } from './projections/live.ts';
import { namePerson } from './tables/people.ts';

const TEAM = 'home';
const NAME = 'Admin';
/** Whoever opens it too late prints the next one with npm run token. */
const LINK_S = 24 * 3_600;
const SHOWN_WITHIN_MS = 5_000;

/** @returns the secret part of the admin's link at the first start of all, undefined ever after */
export async function firstRun(pool: Pool, handle: Handle, live: Live, auth: Auth): Promise<string | undefined> {
  if (await handle.peek(team, TEAM, TEAM)) return undefined;
  const person = uuidv5(FILM_ROOM, 'person', TEAM, NAME);
  const input = { commandId: uuidv5(FILM_ROOM, 'first admin', TEAM), memberId: person, roles: ['admin'] };
  const outcome = await handle(addMember, input, { id: 'console', team: TEAM, role: 'system', via: 'console' });
  // Of two processes that start at once, one prints the link.
  if (outcome.kind === 'refused' || !outcome.isNew) return undefined;
  await namePerson(pool, TEAM, person, NAME);
  // A link that is opened before the read models know the admin would be spent for nothing.
  if (outcome.position !== null) await live.waitFor(outcome.position, SHOWN_WITHIN_MS);
  return auth.signIns.invite({ team: TEAM, person, role: 'admin' }, LINK_S);
}
