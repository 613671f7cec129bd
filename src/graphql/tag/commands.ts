// Commands about tags, from a mutation's input to its answer.
import type { Command } from '../../commands/command.ts';
import type { Outcome } from '../../commands/handle.ts';
import { parse } from '../../commands/parse.ts';
import { resolvePlayFact } from '../../commands/play/resolvePlayFact.ts';
import { addTag } from '../../commands/tag/addTag.ts';
import { editTag } from '../../commands/tag/editTag.ts';
import { refuse } from '../../domain/decision.ts';
import type { TagEvent } from '../../domain/tag/events.ts';
import type { TagState } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import type { TagRow } from '../../projections/tagList/projection.ts';
import type { PlayRow } from '../../projections/tagSheet/projection.ts';
import { commandBatch } from '../batch.ts';
import type { Context } from '../context.ts';
import type {
  AddTagInput,
  EditTagInput,
  PlayPayload,
  ResolvePlayFactInput,
  TagItemInput,
  TagPayload,
  TagResult,
  TagsCommandInput,
  TagsPayload,
  Warning,
} from '../generated/types.ts';
import { entityAfter, forbidden, give, positionOfOutcome, userErrorsOf } from '../payload.ts';
import { warn } from '../warnings.ts';
import { factValueOf, fieldsOf } from './fieldsInput.ts';
import { tagRowOf } from './rowOfFold.ts';

type Payload = Omit<TagPayload, 'tag'> & { tag: TagRow | null };
type Result = Omit<TagResult, 'tag'> & { tag: TagRow | null };
type Batch = Omit<TagsPayload, 'results'> & { results: Result[] };
type TagCommand<Input> = Command<Input, TagState, TagEvent>;

const tagAfter = (context: Context, tagId: string, outcome: Outcome<TagState>): Promise<TagRow | null> =>
  entityAfter(
    context,
    outcome,
    () => context.platform.rows.tag(context, tagId.toLowerCase()),
    (state, row, position) => tagRowOf(context.actor.team, state, row, position),
  );

export async function commandTag<Input>(
  context: Context,
  command: TagCommand<Input>,
  input: Readonly<Record<string, unknown>> & { readonly tagId: string },
): Promise<Payload> {
  const outcome = await give(context, command, input);
  const tag = await tagAfter(context, input.tagId, outcome);
  const userErrors = userErrorsOf(context, outcome);
  return { userErrors, position: positionOfOutcome(context, outcome), warnings: [], tag };
}

type Said = Pick<AddTagInput | TagItemInput | EditTagInput, 'fields'>;
export const inDomainWords = <I extends Said>(input: I) => ({ ...input, fields: fieldsOf(input.fields) });

/** A tag may come before its session is started: it is kept, and whoever gave it is told. */
async function warningsOfNew(context: Context, tag: TagRow | null): Promise<Warning[]> {
  const session = tag && (await context.platform.rows.session(context, tag.session_id));
  if (session?.status !== 'scheduled') return [];
  return [warn('SESSION_NOT_STARTED', 'the session has not been started; the tag is kept')];
}

export async function addNewTag(context: Context, input: AddTagInput): Promise<Payload> {
  const payload = await commandTag(context, addTag, inDomainWords(input));
  return { ...payload, warnings: await warningsOfNew(context, payload.tag) };
}

function giveTags<Input>(
  context: Context,
  command: TagCommand<Input>,
  batchId: string,
  inputs: readonly (Readonly<Record<string, unknown>> & { readonly tagId: string })[],
): Promise<Batch> {
  const items = inputs.map((input) => ({ itemId: input.tagId, input }));
  return commandBatch(context, command, batchId, items, async (tagId, outcome) => ({
    tagId,
    warnings: [],
    tag: await tagAfter(context, tagId, outcome),
  }));
}

export async function addTags(context: Context, batchId: string, tags: readonly TagItemInput[]): Promise<Batch> {
  const batch = await giveTags(context, addTag, batchId, tags.map(inDomainWords));
  const warned = batch.results.map(async (result) => ({
    ...result,
    warnings: await warningsOfNew(context, result.tag),
  }));
  return { ...batch, results: await Promise.all(warned) };
}
export const editTags = (context: Context, batchId: string, edits: readonly Omit<EditTagInput, 'commandId'>[]) =>
  giveTags(context, editTag, batchId, edits.map(inDomainWords));

/** The same to several tags that stand already. */
export const commandTags = <Input>(
  context: Context,
  command: TagCommand<Input>,
  { batchId, tagIds }: TagsCommandInput,
): Promise<Batch> =>
  giveTags(
    context,
    command,
    batchId,
    tagIds.map((tagId) => ({ tagId })),
  );

/** The API knows the play by its id alone; its session is found where clips and tags have named it. */
export async function settle(
  context: Context,
  { commandId, playId, field, value }: ResolvePlayFactInput,
): Promise<Omit<PlayPayload, 'play'> & { play: PlayRow | null }> {
  const id = Id.safeParse(playId);
  const known = id.success ? await context.platform.rows.play(context, id.data) : undefined;
  const input = { commandId, playId, sessionId: known?.session_id, field, value: factValueOf(field, value) };
  // What else is wrong is told first, as by every other command.
  const parsed = parse(resolvePlayFact, { ...input, sessionId: input.sessionId ?? playId });
  const missing = 'code' in parsed ? parsed : refuse('NOT_FOUND', 'there is no such play', ['playId']);
  const outcome: Awaited<ReturnType<typeof give>> =
    !id.success || known || forbidden(context.actor, resolvePlayFact)
      ? await give(context, resolvePlayFact, input)
      : { kind: 'refused', refusal: missing };
  const play = await entityAfter<unknown, PlayRow>(
    context,
    outcome,
    () => context.platform.rows.play(context, playId.toLowerCase()),
    (_state, row) => row ?? known ?? null,
  );
  return { userErrors: userErrorsOf(context, outcome), position: positionOfOutcome(context, outcome), play };
}
