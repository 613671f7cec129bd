// A play seen by several cameras is one clip an angle: one mark becomes one command for each.
import type { ClipState } from '../../domain/clip/clip.ts';
import { clip } from '../../domain/clip/clip.ts';
import type { ClipEvent } from '../../domain/clip/events.ts';
import type { Actor } from '../../domain/event.ts';
import { Id } from '../../domain/values.ts';
import type { Command } from '../command.ts';
import type { Handle, Outcome } from '../handle.ts';
import { clipIdOf, uuidv5 } from '../ids.ts';

export interface Angle {
  readonly channelId: string;
  readonly clipId: string;
  readonly outcome: Outcome<ClipState>;
}

type Input = Readonly<Record<string, unknown>>;
type ClipCommand<Content> = Command<Content, ClipState, ClipEvent>;

/**
 * A new play, on each channel that the input names. Every angle is accepted or refused by itself. Empty where the input
 * names no channel to begin with.
 */
export async function beginPlay<Content>(
  handle: Handle,
  command: ClipCommand<Content>,
  input: Input,
  actor: Actor,
): Promise<Angle[]> {
  const channelIds = Array.isArray(input.channelIds) ? input.channelIds : [];
  return Promise.all(
    channelIds.map(async (channelId) => {
      const angle = { ...input, channelId, commandId: angleCommandId(input, channelId) };
      const outcome = await handle(command, angle, actor, causesOf(input));
      const ids = [input.playId, channelId].map((id) => Id.safeParse(id));
      const clipId = ids.every((id) => id.success) ? clipIdOf(ids[0]!.data!, ids[1]!.data!) : '';
      return { channelId: String(channelId), clipId, outcome };
    }),
  );
}

/**
 * What one angle is told, every angle is told: the window is the play's. The first one that was not discarded decides:
 * its refusal is the answer for all.
 */
export async function changePlay<Content>(
  handle: Handle,
  command: ClipCommand<Content>,
  input: Input,
  actor: Actor,
): Promise<Angle[]> {
  const id = Id.safeParse(input.clipId);
  // Play and channels of a mark never change: what this process remembers is enough.
  const named = id.success ? await handle.recall(clip, actor.team, id.data) : undefined;
  if (!id.success || !named) {
    const outcome = await handle(command, input, actor);
    return [{ channelId: '', clipId: id.data ?? '', outcome }];
  }
  const angles: Angle[] = [];
  for (const channelId of named.channelIds) {
    const clipId = clipIdOf(named.playId!, channelId);
    const state = clipId === id.data ? named : await handle.peek(clip, actor.team, clipId);
    if ((!state || state.status === 'discarded') && clipId !== id.data) continue;
    const angle = { ...input, clipId, commandId: angleCommandId(input, channelId) };
    const outcome = await handle(command, angle, actor, causesOf(input));
    angles.push({ channelId, clipId, outcome });
    if (angles.length === 1 && outcome.kind === 'refused') break;
  }
  return angles;
}

/** An unusable commandId is left as it is: the command itself says so. */
function angleCommandId({ commandId }: Input, channelId: unknown): unknown {
  const ids = [commandId, channelId].map((id) => Id.safeParse(id));
  return ids.every((id) => id.success) ? uuidv5(ids[0]!.data!, ids[1]!.data!) : commandId;
}

function causesOf({ commandId }: Input) {
  const id = Id.safeParse(commandId);
  return id.success ? { causationId: id.data } : {};
}
