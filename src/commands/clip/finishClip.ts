// The cut lies on disk, checked and under its final name: only now is it a fact.
import { clip } from '../../domain/clip/clip.ts';
import { clipReady } from '../../domain/clip/events.ts';
import { commandOf } from '../command.ts';
import { Generation, refuseStale } from './generation.ts';

export const finishClip = commandOf(clip)({
  name: 'FinishClip',
  audience: ['system'],
  input: clipReady.data.extend(Generation.shape),
  idOf: ({ clipId }) => clipId,
  decide: ({ retry, ...result }, state) => refuseStale(state, result.generation, retry) ?? [clipReady(result)],
});
