// A capture device gets a key for its one channel. The secret is made and kept beside the log, as a hash.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { refuse } from '../../domain/decision.ts';
import { deviceKeyIssued } from '../../domain/team/events.ts';
import { team } from '../../domain/team/team.ts';
import { Id, isoOf, msOf, optional } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

const HOUR_MS = 3_600_000;
/** A camera is given its new key within a day. */
const OVERLAP_HOURS = 24;
const LONGEST_OVERLAP_HOURS = 168;

export const issueDeviceKey = commandOf(team)({
  name: 'IssueDeviceKey',
  audience: ['person', 'system'],
  input: z.object({
    keyId: Id,
    channelId: Id,
    /** A key of the same channel that goes on for `overlapHours`. */
    replaces: optional(Id),
    overlapHours: optional(z.number().min(0).max(LONGEST_OVERLAP_HOURS)),
  }),
  idOf: (_input, team) => team,
  also: ({ channelId }) => [{ noun: channel, id: channelId, path: ['channelId'] }],
  decide: ({ keyId, channelId, replaces, overlapHours = OVERLAP_HOURS }, { deviceKeys }, { now }) => {
    if (deviceKeys[keyId]) return refuse('BAD_USER_INPUT', 'keyId: is in use; choose a new one', ['keyId']);
    if (replaces === undefined) return [deviceKeyIssued({ keyId, channelId })];
    if (deviceKeys[replaces]?.channelId !== channelId) {
      return refuse('NOT_FOUND', `the channel has no key ${replaces}`, ['replaces']);
    }
    const until = isoOf(msOf(now) + overlapHours * HOUR_MS);
    return [deviceKeyIssued({ keyId, channelId, replaces: { keyId: replaces, until } })];
  },
});
