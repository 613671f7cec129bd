// Which keys of devices and tokens of people are there, and are they still good? Their secrets are not history.
import type { Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import { must, type Projection, type Row } from '../projection.ts';

export interface KeyRow extends Row {
  readonly kind: 'device' | 'assistant' | 'script';
  readonly channel_id: string | null;
  readonly member_id: string | null;
  readonly role: string | null;
  readonly may_write: boolean;
  readonly issued_at: string;
  readonly until: string | null;
  readonly revoked_at: string | null;
  readonly position: bigint;
}

export const keyRing: Projection<KeyRow> = {
  table: 'key_ring',
  version: 1,
  keys: ({ type, data }) => {
    switch (type) {
      case 'DeviceKeyIssued':
        return data.replaces ? [data.keyId, data.replaces.keyId] : [data.keyId];
      case 'DeviceKeyRevoked':
        return [data.keyId];
      case 'AccessTokenIssued':
      case 'AccessTokenRevoked':
        return [data.tokenId];
      default:
        return [];
    }
  },
  apply: (row, event) => {
    const { position, meta } = event;
    switch (event.type) {
      case 'DeviceKeyIssued':
        // Of the two keys of an exchange the old one is there already.
        return row ? { ...row, until: event.data.replaces?.until ?? row.until, position } : newDeviceKey(event);
      case 'AccessTokenIssued': {
        const { tokenId, memberId, kind, role, mayWrite, until } = event.data;
        return { ...newKey(event), id: tokenId, kind, member_id: memberId, role, may_write: mayWrite, until };
      }
      case 'DeviceKeyRevoked':
      case 'AccessTokenRevoked':
        return { ...must(row, event), revoked_at: meta.recordedAt, position };
      default:
        return row;
    }
  },
};

const newDeviceKey = (event: Recorded<Extract<DomainEvent, { type: 'DeviceKeyIssued' }>>): KeyRow => ({
  ...newKey(event),
  id: event.data.keyId,
  kind: 'device',
  channel_id: event.data.channelId,
  may_write: true,
});

const newKey = ({ meta, position }: Recorded<DomainEvent>) => ({
  team: meta.team,
  channel_id: null,
  member_id: null,
  role: null,
  issued_at: meta.recordedAt,
  until: null,
  revoked_at: null,
  position,
});
