// How the reference model answers a command: the order in which objections are looked for, and what is remembered.
import { table } from './referenceModel.ts';
import { creators, cuts, marks, needed, over, refusals, sayings } from './rules.ts';
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

const REFUSED = { isRecorded: false, isResend: false, isJudged: false };

/** Answers a command, and remembers what it changes. */
export function answer(was: Thing, { noun, command, input, who, find }: Asked): Answer {
  const { commandId, ...content } = input;
  const asked = JSON.stringify([command, content, who.id]);
  const before = was.done.get(String(commandId));
  if (before === asked) return { ...REFUSED, code: undefined, isResend: true };
  if (before !== undefined) return { ...REFUSED, code: 'IDEMPOTENCY_MISMATCH' };
  const objection = beside(command, input, find);
  if (objection) return { ...REFUSED, code: objection };

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

/** What other entities have against it. */
function beside(command: string, input: Input, find: Asked['find']): string | undefined {
  for (const field of needed[command] ?? []) {
    if (input[field] === undefined) continue;
    const named = find(input[field]);
    if (named.status === 'none') return 'NOT_FOUND';
    if (command === 'AssignChannel' && over.has(named.status)) return 'SESSION_OVER';
    const session = named.said.sessionId === undefined ? named : find(named.said.sessionId);
    if (creators.has(command) && session.said.isCalledOff === true) return 'SESSION_CANCELLED';
  }
  return undefined;
}

function illegal({ status }: Thing, command: string): string {
  if (command === 'RegisterChannel') return 'CHANNEL_PATH_TAKEN';
  return status === 'none' ? 'NOT_FOUND' : 'ILLEGAL_IN_STATUS';
}

/** False where everything is already as the command wants it. */
function change(was: Thing, command: string, input: Input, who: Who): boolean {
  const set = marks[command]?.(input, who);
  const say = sayings[command]?.(input, who);
  const news = Object.entries(say ?? {}).filter(
    ([name, value]) => value !== undefined && (was.said[name] ?? null) !== value,
  );
  const isNews = [...(set ?? []).map((mark) => turn(was, mark)), news.length > 0].some(Boolean);
  if ((set || say) && !isNews) return false;
  Object.assign(was.said, Object.fromEntries(news));
  if (was.status === 'none') was.by = who.id;
  if (cuts.has(command)) Object.assign(was, { generation: was.generation + 1, retry: 0 });
  if (command === 'RetryClip') was.retry += 1;
  if (command === 'RemoveMember') {
    for (const [name, owner] of Object.entries(was.said)) if (owner === input.memberId) was.said[name] = null;
  }
  return true;
}

/** Sets or takes back a mark, or all that begin alike (`*`). False where it is already so. */
function turn({ marks: held }: Thing, mark: string): boolean {
  const name = mark.slice(1);
  const named = name.endsWith('*') ? [...held].filter((one) => one.startsWith(name.slice(0, -1))) : [name];
  const before = held.size;
  for (const one of named) mark.startsWith('+') ? held.add(one) : held.delete(one);
  return held.size !== before;
}
