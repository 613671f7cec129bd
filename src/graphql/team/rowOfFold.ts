// The team as a command left it, while the read models are late.
import { memberOf, type TeamState } from '../../domain/team/team.ts';
import { isoOf } from '../../domain/values.ts';
import type { KeyRow } from '../../projections/keyRing/projection.ts';
import type { MemberRow } from '../../projections/members/projection.ts';
import type { TeamSettingsRow } from '../../projections/teamSettings/projection.ts';

export function memberRowOf(
  team: string,
  id: string,
  state: TeamState,
  row: MemberRow | undefined,
  position: bigint,
): MemberRow | null {
  const { isIn, roles } = memberOf(state, id);
  const now = isoOf(Date.now());
  const removed_at = isIn ? null : (row?.removed_at ?? now);
  return { team, id, is_in: isIn, roles, added_at: row?.added_at ?? now, removed_at, position };
}

/** A key is shown as it was asked for; one that ended, as the read models last had it, ended. */
export function keyRowOf(asked: KeyRow | undefined, row: KeyRow | undefined, isOver: boolean): KeyRow | null {
  const known = row ?? asked;
  if (!known) return null;
  return isOver ? { ...known, revoked_at: known.revoked_at ?? isoOf(Date.now()) } : known;
}

export const settingsRowOf = (team: string, { timeZone }: TeamState, position: bigint): TeamSettingsRow => ({
  team,
  id: team,
  time_zone: timeZone ?? null,
  position,
});
