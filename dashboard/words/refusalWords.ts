import type { Refusal } from '../../clients/commandAnswer.ts';
import type { Act } from '../../clients/outbox.ts';
import type { Note, RoomState } from '../live/roomState.ts';
import { plural } from '../time/format.ts';
import { undoRefusedWords } from './undoWords.ts';

/** What the mark panel says when the server did not take something. */
export function noteOf(act: Act, refusal: Refusal, state: Pick<RoomState, 'clock'>): Note {
  const [strong, rest] = refusalWords(act.mutation, refusal, state);
  return { strong, rest, bad: true, until: null };
}

export function refusalWords(
  mutation: string,
  { code, message }: Refusal,
  { clock }: Pick<RoomState, 'clock'>,
): readonly [strong: string, rest: string] {
  const undoing = mutation === 'undoCommand' ? undoRefusedWords(code) : undefined;
  if (undoing !== undefined) return undoing;
  if (mutation === 'trimClip' && trims[code] !== undefined) return [trims[code], 'The clip stays as it is.'];
  const what = mutation === 'markClipIn' ? 'IN' : mutation === 'markClipOut' ? 'OUT' : 'This';
  switch (code) {
    case 'CLIP_OUT_BEFORE_IN':
      return ['OUT not taken: it came before IN.', 'Tap OUT again.'];
    case 'CLIP_TOO_LONG':
      return ['OUT not taken: a clip is at most 10 minutes.', 'Discard this mark and cut the play from the recording.'];
    case 'CLIP_IN_FUTURE':
    case 'CLIP_OUT_IN_FUTURE':
      return [`${what} not taken: ${clockAhead(clock)}.`, `Set it to automatic, then tap ${what}.`];
    case 'ILLEGAL_IN_STATUS':
      return [
        'Someone was faster:',
        mutation === 'markClipOut' ? 'this play is already queued.' : 'this is already done.',
      ];
    case 'NOT_FOUND':
      return ['This play is gone.', ''];
    case 'FORBIDDEN':
      return ['Your role may not do this.', ''];
    case 'IDEMPOTENCY_MISMATCH':
      return ['Sent twice with different content.', 'The first one counts.'];
    default:
      return [`${what} not taken:`, message];
  }
}

/** Why another window was not taken. */
const trims: Readonly<Record<string, string>> = {
  CLIP_OUT_BEFORE_IN: 'Not cut anew: OUT would come before IN.',
  CLIP_TOO_LONG: 'Not cut anew: a clip is at most 10 minutes.',
};

function clockAhead(clock: RoomState['clock']): string {
  if (clock === null || clock.offsetMs < 1_000) return "this iPad's clock is ahead";
  return `this iPad's clock is ${Math.round(clock.offsetMs / 1000)} s ahead`;
}

/** Why an act still waits; null while that is nobody's concern yet. */
export function waitWords(waitsFor: string | undefined, waiting: number): string | null {
  switch (waitsFor) {
    case undefined:
      return null;
    case 'UNREACHABLE':
      return 'No connection. It is sent when the connection is back.';
    case 'UNAUTHENTICATED':
      return `Sign in again. ${plural(waiting, 'mark')} are kept.`;
    case 'STORAGE_FULL':
      return 'Server disk full. Marks are kept here.';
    default:
      return `Server busy. ${plural(waiting, 'mark')} waiting.`;
  }
}
