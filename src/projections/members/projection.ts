// Who belongs to the team, and in which roles?
import { must, type Projection, type Row } from '../projection.ts';

export interface MemberRow extends Row {
  readonly is_in: boolean;
  readonly roles: readonly string[];
  readonly added_at: string;
  readonly removed_at: string | null;
  readonly position: bigint;
}

export const members: Projection<MemberRow> = {
  table: 'members',
  idType: 'text',
  version: 1,
  keys: ({ type, data }) => {
    switch (type) {
      case 'MemberAdded':
      case 'MemberRemoved':
      case 'RoleGranted':
      case 'RoleRevoked':
        return [data.memberId];
      default:
        return [];
    }
  },
  apply: (row, event) => {
    const { position, meta } = event;
    switch (event.type) {
      case 'MemberAdded':
        return {
          team: meta.team,
          id: event.data.memberId,
          is_in: true,
          roles: [],
          added_at: meta.recordedAt,
          removed_at: null,
          position,
        };
      case 'MemberRemoved':
        return { ...must(row, event), is_in: false, roles: [], removed_at: meta.recordedAt, position };
      case 'RoleGranted': {
        const member = must(row, event);
        return { ...member, roles: [...member.roles, event.data.role], position };
      }
      case 'RoleRevoked': {
        const member = must(row, event);
        return { ...member, roles: member.roles.filter((role) => role !== event.data.role), position };
      }
      default:
        return row;
    }
  },
};
