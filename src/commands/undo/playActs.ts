import type { PlayEvent } from '../../domain/play/events.ts';
import type { PlayState } from '../../domain/play/play.ts';
import { resolvePlayFact } from '../play/resolvePlayFact.ts';
import type { ActsOf } from './act.ts';

export const playActs: ActsOf<PlayState, PlayEvent> = {
  PlayFactResolved: {
    by: resolvePlayFact,
    input: ({ data: { playId, sessionId, field } }, { resolved }) => ({
      playId,
      sessionId,
      field,
      value: resolved[field] ?? null,
    }),
    sets: ({ data: { field } }) => [field],
  },
};
