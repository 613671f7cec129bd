// How the reference model answers a command: the order in which objections are looked for, and what is remembered.
import { refusals, table } from './referenceModel.ts';
import type { Input, Thing, Who } from './thing.ts';

export interface Asked {
  readonly noun: string;
  readonly command: string;
  readonly input: Input;
  readonly who: Who;
  /** What is remembered under an id; a new thing where there is nothing. */
  readonly find: (id: unknown) => Thing;
}

export interface Answer {
  /** Of the refusal; undefined where the command is accepted. */
  readonly code: string | undefined;
  readonly isRecorded: boolean;
  /** The command had been carried out before. */
  readonly isResend: boolean;
  /** False for a resend, and where something else is missing: the status was not looked at. */
  readonly isJudged: boolean;
}

/** Fields that name an entity of another stream, which must exist. */
const needed: Readonly<Record<string, readonly string[]>> = {
  AssignChannel: ['sessionId'],
  MarkClipIn: ['sessionId', 'channelId'],
  AddTag: ['clipId', 'sessionId'],
  ResolvePlayFact: ['sessionId'],
};

/** Commands that set a mark (+) or take it back (-); again changes nothing. */
const marks: Readonly<Record<string, (input: Input, who: Who) => string>> = {
  FavoriteClip: () => '+favorite',
  UnfavoriteClip: () => '-favorite',
  FinishClipThumbnail: ({ generation }) => `+picture ${generation}`,
  MarkTagImportant: () => '+important',
  UnmarkTagImportant: () => '-important',
  ReviewTag: (_input, { id }) => `+reviewed by ${id}`,
  UnreviewTag: (_input, { id }) => `-reviewed by ${id}`,
  AssignChannel: ({ sessionId }) => `+serves ${sessionId}`,
  ReleaseChannel: ({ sessionId }) => `-serves ${sessionId}`,
};

/** Commands that say values; the same again changes nothing. */
const sayings: Readonly<Record<string, (input: Input) => object>> = {
  AddTag: ({ fields }) => fields as object,
  EditTag: ({ fields }) => fields as object,
  ResolvePlayFact: ({ field, value }) => ({ [String(field)]: value }),
};

/** Commands that ask for another cut. */
const cuts = new Set(['MarkClipOut']);

const REFUSED = { isRecorded: false, isResend: false, isJudged: false };

/** Answers a command, and remembers what it changes. */
export function answer(was: Thing, { noun, command, input, who, find }: Asked): Answer {
  const { commandId, ...content } = input;
  const asked = JSON.stringify([command, content, who.id]);
  const before = was.done.get(String(commandId));
  if (before === asked) return { ...REFUSED, code: undefined, isResend: true };
  if (before !== undefined) return { ...REFUSED, code: 'IDEMPOTENCY_MISMATCH' };
  const isMissing = (field: string) => input[field] !== undefined && find(input[field]).status === 'none';
  if (needed[command]?.some(isMissing)) return { ...REFUSED, code: 'NOT_FOUND' };

  const next = table[noun]?.[was.status]?.[command];
  const code = next === undefined ? illegal(was, command) : refusals[command]?.(was, input, who);
  if (code) return { ...REFUSED, code, isJudged: true };
  const isRecorded = change(was, command, input, who);
  if (isRecorded) {
    was.status = next!;
    was.done.set(String(commandId), asked);
  }
  return { code: undefined, isRecorded, isResend: false, isJudged: true };
}

function illegal({ status }: Thing, command: string): string {
  if (command === 'RegisterChannel') return 'CHANNEL_PATH_TAKEN';
  return status === 'none' ? 'NOT_FOUND' : 'ILLEGAL_IN_STATUS';
}

/** False where everything is already as the command wants it. */
function change(was: Thing, command: string, input: Input, who: Who): boolean {
  const mark = marks[command]?.(input, who);
  if (mark) {
    const name = mark.slice(1);
    if (was.marks.has(name) === mark.startsWith('+')) return false;
    if (!was.marks.delete(name)) was.marks.add(name);
  }
  const saying = sayings[command]?.(input);
  if (saying) {
    if (Object.entries(saying).every(([name, value]) => (was.said[name] ?? null) === value)) return false;
    Object.assign(was.said, saying);
  }
  if (was.status === 'none') was.by = who.id;
  if (command === 'MarkClipIn') was.inAt = input.inAt;
  if (cuts.has(command)) Object.assign(was, { generation: was.generation + 1, retry: 0 });
  if (command === 'RetryClip') was.retry += 1;
  return true;
}
