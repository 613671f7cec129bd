// Commands about the team, from a mutation's input to its answer.
import { issueSecret } from '../../auth/issueSecret.ts';
import type { SecretKind } from '../../auth/secrets.ts';
import type { Command } from '../../commands/command.ts';
import type { TeamEvent } from '../../domain/team/events.ts';
import type { TeamState } from '../../domain/team/team.ts';
import { Id, isoOf } from '../../domain/values.ts';
import type { KeyRow } from '../../projections/keyRing/projection.ts';
import { keysById } from '../../projections/keyRing/queries.ts';
import type { MemberRow } from '../../projections/members/projection.ts';
import { membersById } from '../../projections/members/queries.ts';
import type { TeamSettingsRow } from '../../projections/teamSettings/projection.ts';
import { settingsOf } from '../../projections/teamSettings/queries.ts';
import type { Context } from '../context.ts';
import type { AccessTokenPayload, DeviceKeyPayload, MemberPayload, Role, TeamPayload } from '../generated/types.ts';
import { entityAfter, forbidden, give, positionOfOutcome, userErrorsOf } from '../payload.ts';
import { keyRowOf, memberRowOf, settingsRowOf } from './rowOfFold.ts';

type TeamCommand<Input> = Command<Input, TeamState, TeamEvent>;
type Sent = Readonly<Record<string, unknown>>;
type Member = Omit<MemberPayload, 'member'> & { member: MemberRow | null };
type DeviceKey = Omit<DeviceKeyPayload, 'deviceKey'> & { deviceKey: KeyRow | null };
type AccessToken = Omit<AccessTokenPayload, 'accessToken'> & { accessToken: KeyRow | null };
type Team = Omit<TeamPayload, 'team'> & { team: TeamSettingsRow | null };

export const domainRole = (role: Role): string => role.toLowerCase();

export async function commandMember<Input>(
  context: Context,
  command: TeamCommand<Input>,
  input: Sent & { readonly memberId: string },
): Promise<Member> {
  const { platform, actor } = context;
  const outcome = await give(context, command, input);
  const member = await entityAfter(
    context,
    outcome,
    async () => (await membersById(platform.pool, actor.team, [input.memberId]))[0],
    (state, row, position) => memberRowOf(actor.team, input.memberId, state, row, position),
  );
  return { userErrors: userErrorsOf(context, outcome), position: positionOfOutcome(context, outcome), member };
}

export async function changeTeam<Input>(context: Context, command: TeamCommand<Input>, input: Sent): Promise<Team> {
  const { platform, actor } = context;
  const outcome = await give(context, command, input);
  const team = await entityAfter(
    context,
    outcome,
    () => settingsOf(platform.pool, actor.team),
    (state, _row, position) => settingsRowOf(actor.team, state, position),
  );
  return { userErrors: userErrorsOf(context, outcome), position: positionOfOutcome(context, outcome), team };
}

interface Issued {
  readonly userErrors: Member['userErrors'];
  readonly position: string | null;
  readonly row: KeyRow | null;
  readonly secret: string | null;
}

/** Makes a key or a token, and shows its secret this once. @param asked what it is, while the read models are late */
async function issue<Input>(
  context: Context,
  kind: SecretKind,
  command: TeamCommand<Input>,
  input: Sent,
  asked: Omit<KeyRow, 'team' | 'issued_at' | 'revoked_at' | 'position'>,
): Promise<Issued> {
  const { platform, actor } = context;
  const id = asked.id.toLowerCase();
  const giving = () => give(context, command, input);
  // Who may not, or names no id, costs no secret.
  const isRefused = forbidden(actor, command) !== undefined || !Id.safeParse(id).success;
  const { outcome, secret } = isRefused
    ? { outcome: await giving(), secret: undefined }
    : await issueSecret(platform.pool, kind, actor.team, id, giving);
  const row = await entityAfter(
    context,
    outcome,
    () => keyOf(context, id),
    (_state, known, position) => {
      const place = { team: actor.team, issued_at: isoOf(Date.now()), revoked_at: null, position };
      return keyRowOf({ ...asked, ...place, id }, known, false);
    },
  );
  const userErrors = userErrorsOf(context, outcome);
  return { userErrors, position: positionOfOutcome(context, outcome), row, secret: secret ?? null };
}

const keyOf = async ({ platform, actor }: Context, id: string): Promise<KeyRow | undefined> =>
  (await keysById(platform.pool, actor.team, [id]))[0];

export async function issueKey<Input>(
  context: Context,
  command: TeamCommand<Input>,
  input: Sent & { readonly keyId: string; readonly channelId: string },
): Promise<DeviceKey> {
  const { row, ...payload } = await issue(context, 'device', command, input, {
    id: input.keyId,
    kind: 'device',
    channel_id: input.channelId,
    member_id: null,
    role: null,
    may_write: true,
    until: null,
  });
  return { ...payload, deviceKey: row };
}

export async function issueToken<Input>(
  context: Context,
  command: TeamCommand<Input>,
  input: Sent & { readonly tokenId: string; readonly kind: 'assistant' | 'script'; readonly until: string },
): Promise<AccessToken> {
  const { actor } = context;
  const { row, ...payload } = await issue(context, 'access', command, input, {
    id: input.tokenId,
    kind: input.kind,
    channel_id: null,
    member_id: actor.id,
    role: actor.role,
    may_write: input.mayWrite === true,
    until: input.until,
  });
  return { ...payload, accessToken: row };
}

async function revoke<Input>(
  context: Context,
  command: TeamCommand<Input>,
  id: string,
  input: Sent,
): Promise<Omit<Issued, 'secret'> & { secret: null }> {
  const outcome = await give(context, command, input);
  const row = await entityAfter(
    context,
    outcome,
    () => keyOf(context, id.toLowerCase()),
    (_state, known) => keyRowOf(undefined, known, true),
  );
  const userErrors = userErrorsOf(context, outcome);
  return { userErrors, position: positionOfOutcome(context, outcome), row, secret: null };
}

export async function revokeKey<Input>(
  context: Context,
  command: TeamCommand<Input>,
  input: Sent & { readonly keyId: string },
): Promise<DeviceKey> {
  const { row, ...payload } = await revoke(context, command, input.keyId, input);
  return { ...payload, deviceKey: row };
}

export async function revokeToken<Input>(
  context: Context,
  command: TeamCommand<Input>,
  input: Sent & { readonly tokenId: string },
): Promise<AccessToken> {
  const { row, ...payload } = await revoke(context, command, input.tokenId, input);
  return { ...payload, accessToken: row };
}
