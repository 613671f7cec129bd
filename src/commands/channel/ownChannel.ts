// A capture device speaks for its own channel only.
import { type Refusal, refuse } from '../../domain/decision.ts';
import type { Actor } from '../../domain/event.ts';

export const refuseOtherDevice = (actor: Actor, channelId: string): Refusal | undefined =>
  actor.role === 'device' && actor.channelId !== channelId
    ? refuse('FORBIDDEN', 'this device key belongs to another channel', ['channelId'])
    : undefined;
