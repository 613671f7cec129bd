// What holds for the whole team?
import type { Projection, Row } from '../projection.ts';

/** One row a team, under the team's own name. */
export interface TeamSettingsRow extends Row {
  /** Null: never chosen. */
  readonly time_zone: string | null;
  readonly position: bigint;
}

export const teamSettings: Projection<TeamSettingsRow> = {
  table: 'team_settings',
  idType: 'text',
  version: 1,
  keys: ({ type, meta }) => (type === 'TeamSettingsChanged' ? [meta.team] : []),
  apply: (row, event) => {
    if (event.type !== 'TeamSettingsChanged') return row;
    const { team } = event.meta;
    const { timeZone } = event.data;
    return { team, id: team, time_zone: timeZone ?? row?.time_zone ?? null, position: event.position };
  },
};
