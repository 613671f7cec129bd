// IN, OUT and another window: one act, one command an angle, one answer.
import { markClipIn } from '../../commands/clip/markClipIn.ts';
import { markClipOut } from '../../commands/clip/markClipOut.ts';
import { type Angle, beginPlay, changePlay } from '../../commands/clip/playAngles.ts';
import { registerClip } from '../../commands/clip/registerClip.ts';
import { trimClip } from '../../commands/clip/trimClip.ts';
import type { Command } from '../../commands/command.ts';
import type { Outcome } from '../../commands/handle.ts';
import type { ClipState } from '../../domain/clip/clip.ts';
import type { ClipEvent } from '../../domain/clip/events.ts';
import { refuse } from '../../domain/decision.ts';
import type { ClipRow } from '../../projections/clipList/projection.ts';
import type { Context } from '../context.ts';
import type {
  ClipResult,
  MarkClipInInput,
  MarkClipInPayload,
  MarkClipOutInput,
  MarkClipOutPayload,
  RegisterClipInput,
  TrimClipInput,
  UserError,
  Warning,
} from '../generated/types.ts';
import { entityAfter, forbidden, positionOfOutcome, userErrorsOf } from '../payload.ts';
import { warn } from '../warnings.ts';
import { clipRowOf } from './rowOfFold.ts';

const MOST_ANGLES = 8;

type ClipCommand<Content> = Command<Content, ClipState, ClipEvent>;

type Result = Omit<ClipResult, 'clip'> & { clip: ClipRow | null };
type Payload<P> = Omit<P, 'clip' | 'angles'> & { clip: ClipRow | null; angles: Result[] };

type ChangedPlay = Omit<Payload<MarkClipOutPayload>, '__typename'>;

/** Warnings take two more queries: they are looked for where somebody asks for them. */
export type MarkedIn = Omit<Payload<MarkClipInPayload>, 'warnings' | '__typename'>;

export const markIn = (context: Context, input: MarkClipInInput) => begin(context, markClipIn, input);
export const register = (context: Context, input: RegisterClipInput) => begin(context, registerClip, input);

async function begin<Content>(
  context: Context,
  command: ClipCommand<Content>,
  input: MarkClipInInput | RegisterClipInput,
): Promise<MarkedIn> {
  const refusal =
    forbidden(context.actor, command) ??
    // A long list would be judged once an angle: refused as a whole before that.
    (input.channelIds.length < 1 || input.channelIds.length > MOST_ANGLES
      ? refuse('BAD_USER_INPUT', `channelIds: must name 1 to ${MOST_ANGLES} channels`, ['channelIds'])
      : undefined);
  const angles = refusal
    ? refused(refusal)
    : await beginPlay(context.platform.handle, command, { ...input }, context.actor);
  const { results, ...payload } = await answer(context, angles);
  // What one camera refused is told with that angle; the mark as a whole failed where all did.
  const userErrors = results.every((result) => result.userErrors.length > 0) ? results[0]!.userErrors : [];
  return { ...payload, userErrors, clip: results[0]?.clip ?? null, angles: refusal ? [] : results };
}

export const markOut = (context: Context, input: MarkClipOutInput) => change(context, markClipOut, input);
export const trim = (context: Context, input: TrimClipInput) => change(context, trimClip, input);

async function change<Content>(
  context: Context,
  command: ClipCommand<Content>,
  input: MarkClipOutInput | TrimClipInput,
): Promise<ChangedPlay> {
  const refusal = forbidden(context.actor, command);
  const angles = refusal
    ? refused(refusal)
    : await changePlay(context.platform.handle, command, { ...input }, context.actor);
  const { results, ...payload } = await answer(context, angles);
  const named = results.find(({ clip }) => clip?.id === input.clipId.toLowerCase()) ?? results[0];
  const userErrors: UserError[] = results[0]?.userErrors ?? [];
  const isPlay = angles.some(({ channelId }) => channelId !== '');
  return { ...payload, userErrors, clip: named?.clip ?? null, angles: isPlay ? results : [] };
}

const refused = (refusal: ReturnType<typeof refuse>): Angle[] => [
  { channelId: '', clipId: '', outcome: { kind: 'refused', refusal } },
];

async function answer(
  context: Context,
  angles: readonly Angle[],
): Promise<{ position: string | null; results: Result[] }> {
  const last = angles.map(({ outcome }) => outcome).reduce<Outcome | undefined>(later, undefined);
  const results = await Promise.all(
    angles.map(async ({ channelId, clipId, outcome }) => ({
      channelId,
      userErrors: userErrorsOf(context, outcome),
      clip: await clipAfter(context, clipId, outcome),
    })),
  );
  return { position: last ? positionOfOutcome(context, last) : null, results };
}

export const clipAfter = (context: Context, clipId: string, outcome: Angle['outcome']): Promise<ClipRow | null> =>
  entityAfter(
    context,
    outcome,
    () => context.platform.rows.clip(context, clipId),
    (state, row, position) => clipRowOf(context.actor.team, state, row, position),
  );

function later(a: Outcome | undefined, b: Outcome): Outcome {
  const positionOf = (outcome: Outcome | undefined) => (outcome?.kind === 'accepted' ? outcome.position : null) ?? -1n;
  return a && positionOf(a) >= positionOf(b) ? a : b;
}

export async function warningsOf({ angles }: MarkedIn, context: Context): Promise<Warning[]> {
  const { rows } = context.platform;
  const clips = angles.flatMap(({ clip }) => clip ?? []);
  if (clips.length === 0) return [];
  const [session, ...channels] = await Promise.all([
    rows.session(context, clips[0]!.session_id),
    ...clips.map((clip) => rows.channel(context, clip.channel_id)),
  ]);
  const warnings: Warning[] = [];
  if (session?.status === 'scheduled') {
    warnings.push(warn('SESSION_NOT_STARTED', 'the session has not been started; the mark is kept'));
  }
  for (const channel of channels) {
    if (!channel || channel.status === 'active') continue;
    warnings.push(warn('CHANNEL_NOT_LIVE', `${channel.name} is not recording now; the mark is kept`));
  }
  return warnings;
}
