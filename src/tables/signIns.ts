// Who is signed in on which device, and by which links somebody may yet sign in.
import type { Pool } from 'pg';

/** A person's stay on one device is forgotten so long after its last sign of life. */
const LONGEST_SILENCE = '30 days';

export interface SignIn {
  readonly team: string;
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly via: string;
  readonly rotation: number;
  readonly last_request: string | null;
}

export async function keepCode(
  pool: Pool,
  hash: Buffer,
  { team, person, role, until }: { team: string; person: string; role: string; until: string },
): Promise<void> {
  await pool.query('delete from sign_in_codes where team = $1 and until < clock_timestamp()', [team]);
  await pool.query('insert into sign_in_codes (hash, team, person, role, until) values ($1, $2, $3, $4, $5)', [
    hash,
    team,
    person,
    role,
    until,
  ]);
}

/** A code works once. The code itself says of which team it is. @returns undefined for one that is used, over or unknown */
export async function spendCode(
  pool: Pool,
  hash: Buffer,
): Promise<{ team: string; person: string; role: string } | undefined> {
  const { rows } = await pool.query<{ team: string; person: string; role: string }>(
    `update sign_in_codes set used_at = clock_timestamp()
     where hash = $1 and used_at is null and until > clock_timestamp()
     returning team, person, role`,
    [hash],
  );
  return rows[0];
}

export async function openSignIn(
  pool: Pool,
  { team, id, person, role, via }: Pick<SignIn, 'team' | 'id' | 'person' | 'role' | 'via'>,
): Promise<void> {
  await pool.query(
    'delete from sign_ins where team = $1 and person = $2 and seen_at < clock_timestamp() - $3::interval',
    [team, person, LONGEST_SILENCE],
  );
  await pool.query('insert into sign_ins (team, id, person, role, via) values ($1, $2, $3, $4, $5)', [
    team,
    id,
    person,
    role,
    via,
  ]);
}

/** Undefined where it was signed out, or not heard of for a month. */
export async function signInOf(pool: Pool, team: string, id: string): Promise<SignIn | undefined> {
  const { rows } = await pool.query<SignIn>(
    `select * from sign_ins where team = $1 and id = $2 and revoked_at is null
       and seen_at > clock_timestamp() - $3::interval`,
    [team, id, LONGEST_SILENCE],
  );
  return rows[0];
}

/** Compared and set: of two exchanges of one refresh token one wins. @returns whether this one did */
export async function rotate(pool: Pool, { team, id, rotation }: SignIn, requestId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update sign_ins set rotation = rotation + 1, last_request = $4, seen_at = clock_timestamp()
     where team = $1 and id = $2 and rotation = $3 and revoked_at is null`,
    [team, id, rotation, requestId],
  );
  return rowCount === 1;
}

export async function endSignIn(pool: Pool, team: string, id: string): Promise<void> {
  await pool.query(
    'update sign_ins set revoked_at = clock_timestamp() where team = $1 and id = $2 and revoked_at is null',
    [team, id],
  );
}

export async function endSignInsOf(pool: Pool, team: string, person: string): Promise<void> {
  await pool.query(
    'update sign_ins set revoked_at = clock_timestamp() where team = $1 and person = $2 and revoked_at is null',
    [team, person],
  );
}

/** Ends one token before its time. @returns false where it had been ended before */
export async function revokeToken(pool: Pool, team: string, jti: string, until: string): Promise<boolean> {
  await pool.query('delete from revoked_tokens where team = $1 and until < clock_timestamp()', [team]);
  const { rowCount } = await pool.query(
    'insert into revoked_tokens (team, jti, until) values ($1, $2, $3) on conflict do nothing',
    [team, jti, until],
  );
  return rowCount === 1;
}

export interface Asked {
  readonly team: string;
  readonly person: string;
  readonly sid: string;
  readonly jti: string;
}

export interface Standing {
  readonly roles: readonly string[];
  readonly label: string | null;
  readonly token_version: number;
}

/** By place in `asked`: what whoever carries the token is at this moment; undefined where it is worth nothing any more. */
export async function standingsOf(pool: Pool, asked: readonly Asked[]): Promise<(Standing | undefined)[]> {
  const { rows } = await pool.query<Standing & { n: number }>({
    name: 'standings-of',
    text: `select a.n, m.roles, p.label, coalesce(p.token_version, 0) as token_version
           from unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[]) with ordinality as a (team, person, sid, jti, n)
           join members m on (m.team, m.id) = (a.team, a.person) and m.is_in
           join sign_ins s on (s.team, s.id) = (a.team, a.sid) and s.person = a.person and s.revoked_at is null
           left join people p on (p.team, p.id) = (a.team, a.person)
           left join revoked_tokens r on (r.team, r.jti) = (a.team, a.jti)
           where r.jti is null`,
    values: [
      asked.map(({ team }) => team),
      asked.map(({ person }) => person),
      asked.map(({ sid }) => sid),
      asked.map(({ jti }) => jti),
    ],
  });
  const found = new Map(rows.map((row) => [row.n, row]));
  return asked.map((_one, place) => found.get(place + 1));
}

/** Roles that a person holds in a team; none for strangers. For links to film, which carry no token. */
export async function rolesOf(pool: Pool, team: string, person: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ roles: string[] }>({
    name: 'roles-of',
    text: 'select roles from members where team = $1 and id = $2 and is_in',
    values: [team, person],
  });
  return rows[0]?.roles ?? [];
}
