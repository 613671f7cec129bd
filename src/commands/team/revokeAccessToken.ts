// A token ends now. Everybody ends their own, an admin everybody's.
import { z } from 'zod';
import { refuse } from '../../domain/decision.ts';
import { accessTokenRevoked } from '../../domain/team/events.ts';
import { team } from '../../domain/team/team.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const revokeAccessToken = commandOf(team)({
  name: 'RevokeAccessToken',
  audience: ['person'],
  input: z.object({ tokenId: Id }),
  idOf: (_input, team) => team,
  decide: ({ tokenId }, { accessTokens }, { actor }) => {
    const owner = accessTokens[tokenId];
    // Whose tokens exist is nobody else's business.
    const isSeen = owner !== undefined && (owner === actor.id || actor.role === 'admin');
    return isSeen
      ? [accessTokenRevoked({ tokenId })]
      : refuse('NOT_FOUND', `there is no token ${tokenId}`, ['tokenId']);
  },
});
