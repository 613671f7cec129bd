// A device's key ends now: lost, stolen, or no longer needed.
import { z } from 'zod';
import { refuse } from '../../domain/decision.ts';
import { deviceKeyRevoked } from '../../domain/team/events.ts';
import { team } from '../../domain/team/team.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const revokeDeviceKey = commandOf(team)({
  name: 'RevokeDeviceKey',
  audience: ['person'],
  input: z.object({ keyId: Id }),
  idOf: (_input, team) => team,
  decide: ({ keyId }, { deviceKeys }) =>
    deviceKeys[keyId] ? [deviceKeyRevoked({ keyId })] : refuse('NOT_FOUND', `there is no key ${keyId}`, ['keyId']),
});
