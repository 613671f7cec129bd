// People, cameras and assistants of a platform in this process, with the tokens that they would hold.
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { issueSecret } from '../../src/auth/issueSecret.ts';
import type { Auth } from '../../src/auth/openAuth.ts';
import type { Handle, Outcome } from '../../src/commands/handle.ts';
import { addMember } from '../../src/commands/team/addMember.ts';
import { issueAccessToken } from '../../src/commands/team/issueAccessToken.ts';
import { issueDeviceKey } from '../../src/commands/team/issueDeviceKey.ts';
import type { Actor } from '../../src/domain/event.ts';
import { type MemberRole, memberRoles } from '../../src/domain/team/roles.ts';
import type { Live } from '../../src/projections/live.ts';
import { namePerson } from '../../src/tables/people.ts';
import { openSignIn } from '../../src/tables/signIns.ts';

export interface Bearer {
  /** `device` needs a channelId; an `assistant` is one of a viewer's unless told. */
  readonly role: MemberRole | 'device' | 'assistant';
  /** `<role>-1` unless told. */
  readonly sub?: string;
  readonly team?: string;
  readonly via?: string;
  readonly name?: string;
  readonly channelId?: string;
  /** Of an assistant: in which role of its person, and whether it may give commands. */
  readonly of?: MemberRole;
  readonly mayWrite?: boolean;
}

interface Parts {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly live: Live;
  readonly auth: Auth;
  /** False: the read models stand still, and members are written into them. */
  readonly isProjecting: boolean;
}

const DAY_MS = 86_400_000;

export interface People {
  /** A token; who is no member yet becomes one. @param seconds of a person's token */
  token(bearer: Bearer, seconds?: number): Promise<string>;
}

/** With a member of every role, `coach-1` and so on, in the team `home`. */
export async function peopleOf({ pool, handle, live, auth, isProjecting }: Parts): Promise<People> {
  const added = new Map<string, Promise<void>>();
  const system = (team: string): Actor => ({ id: 'test', team, role: 'system', via: 'test' });

  async function shown(outcome: Outcome): Promise<void> {
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    if (outcome.position !== null) await live.waitFor(outcome.position, 5_000);
  }

  async function add(team: string, memberId: string, role: MemberRole): Promise<void> {
    if (isProjecting) {
      const input = { commandId: randomUUID(), memberId, roles: [role] };
      return shown(await handle(addMember, input, system(team)));
    }
    await pool.query(
      `insert into members (team, id, is_in, roles, added_at, position) values ($1, $2, true, array[$3], now(), 0)`,
      [team, memberId, role],
    );
  }

  function member(team: string, id: string, role: MemberRole): Promise<void> {
    const key = [team, id, role].join('/');
    const adding = added.get(key) ?? add(team, id, role);
    added.set(key, adding);
    return adding;
  }

  async function keyOf(kind: 'device' | 'access', team: string, give: (id: string) => Promise<Outcome>) {
    const id = randomUUID();
    const { outcome, secret } = await issueSecret(pool, kind, team, id, () => give(id));
    await shown(outcome);
    return secret!;
  }

  async function token(bearer: Bearer, seconds = 600): Promise<string> {
    const { role, team = 'home', via = 'script', sub = `${role}-1`, name, channelId, of = 'viewer', mayWrite } = bearer;
    if (name !== undefined) await namePerson(pool, team, sub, name);
    const commandId = randomUUID();
    if (role === 'device') {
      return keyOf('device', team, (keyId) => handle(issueDeviceKey, { commandId, keyId, channelId }, system(team)));
    }
    if (role === 'assistant') {
      await member(team, sub, of);
      const until = new Date(Date.now() + DAY_MS).toISOString();
      const grant = { kind: 'assistant', mayWrite, until, memberId: sub, role: of };
      return keyOf('access', team, (tokenId) =>
        handle(issueAccessToken, { commandId, tokenId, ...grant }, system(team)),
      );
    }
    await member(team, sub, role);
    const sid = randomUUID();
    await openSignIn(pool, { team, id: sid, person: sub, role, via });
    return auth.tokens.mint({ sub, team, role, via, sid, tv: 0 }, seconds);
  }

  await Promise.all(memberRoles.map((role) => member('home', `${role}-1`, role)));
  return { token };
}
