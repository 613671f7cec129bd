// Coaches change what they saw themselves.
import { type Refusal, refuse } from '../../domain/decision.ts';
import type { Actor } from '../../domain/event.ts';
import { mayChangeTag } from '../../domain/tag/ownership.ts';

export const refuseStranger = (actor: Actor, taggedBy: string): Refusal | undefined =>
  mayChangeTag(actor, taggedBy)
    ? undefined
    : refuse('FORBIDDEN', 'a coach may change only their own tags; add one of your own', ['tagId']);
