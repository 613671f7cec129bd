import { v7 } from 'uuid';
import { type ClockOffset, measureClockOffset } from '../../../clients/clockOffset.ts';
import type { Person } from './person.ts';

/** A coach with a device in hand: presses IN when a play begins and OUT when it is over. */
export interface Coach {
  markIn(channelIds: readonly string[], pressedAt?: number): Promise<OpenPlay>;
  markOut(play: OpenPlay, pressedAt?: number): Promise<ClosedPlay>;
  favorite(clipId: string): Promise<void>;
  /** How far the recorded instant of a mark may lie from the pressed one, in milliseconds. */
  readonly uncertaintyMs: number;
}

export interface MarkedClip {
  readonly id: string;
  readonly channelId: string;
}

export interface OpenPlay {
  /** One an angle. */
  readonly clips: readonly MarkedClip[];
  /** Epoch milliseconds by this device's clock. */
  readonly inMs: number;
  /** Codes of what the coach should know, such as `CHANNEL_NOT_LIVE`. */
  readonly warnings: readonly string[];
}

export interface ClosedPlay extends OpenPlay {
  readonly outMs: number;
}

interface MarkAnswer {
  readonly warnings?: readonly { readonly code: string }[];
  readonly angles: readonly {
    readonly channelId: string;
    readonly userErrors: readonly { readonly code: string }[];
    readonly clip: { readonly id: string } | null;
  }[];
}

const ANGLES = 'angles { channelId userErrors { code } clip { id } }';

export async function openCoach(person: Person, sessionId: string): Promise<Coach> {
  const askTime = async () => (await person.ask<{ serverTime: string }>('{ serverTime }')).serverTime;
  const clock: ClockOffset = await measureClockOffset(askTime);

  return {
    // A whole millisecond is lost where a reading is written down.
    uncertaintyMs: clock.uncertaintyMs + 1,

    async markIn(channelIds, pressedAt = Date.now()) {
      const inAt = new Date(pressedAt).toISOString();
      const input = { sessionId, playId: v7(), channelIds, inAt, clock };
      const answer = await person.act<MarkAnswer>('markClipIn', input, `warnings { code } ${ANGLES}`);
      const warnings = (answer.warnings ?? []).map(({ code }) => code);
      return { clips: clipsOf(answer), inMs: pressedAt, warnings };
    },

    async markOut(play, pressedAt = Date.now()) {
      const outAt = new Date(pressedAt).toISOString();
      const input = { clipId: play.clips[0]?.id, outAt, clock };
      clipsOf(await person.act<MarkAnswer>('markClipOut', input, ANGLES));
      return { ...play, outMs: pressedAt };
    },

    async favorite(clipId) {
      await person.act('favoriteClip', { clipId }, 'clip { isFavorite }');
    },
  };
}

function clipsOf({ angles }: MarkAnswer): MarkedClip[] {
  return angles.map(({ channelId, userErrors, clip }) => {
    if (userErrors[0] || !clip) throw new Error(`the mark of one camera was refused, ${userErrors[0]?.code}`);
    return { id: clip.id, channelId };
  });
}
