// The path of a command: parse, stand in line, fold, judge, decide, append with the exact revision.
import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal, type Refusal, refuse } from '../domain/decision.ts';
import { type Actor, type Recorded, recordedRole } from '../domain/event.ts';
import { type DomainEvent, facts } from '../domain/facts.ts';
import type { Noun } from '../domain/noun.ts';
import type { Refused } from '../domain/refused.ts';
import { streamOf } from '../domain/streams.ts';
import { isoOf } from '../domain/values.ts';
import { NeedsNewerSoftware, RevisionConflict, StoreUnavailable } from '../eventstore/errors.ts';
import type { EventStore } from '../eventstore/store.ts';
import type { AnyCommand, Command } from './command.ts';
import { type Fold, openFolds } from './fold.ts';
import { inputHashOf, uuidv5 } from './ids.ts';
import { judge } from './judge.ts';
import { LineTooLong, openLine } from './line.ts';
import { lookBeside } from './lookBeside.ts';
import { metaOf, recorded } from './metaOf.ts';
import { type Outside, openOutside } from './outside.ts';
import { parse } from './parse.ts';
import { sessionNamed } from './sessionNamed.ts';
import { Unavailable } from './unavailable.ts';

export type Outcome<State = unknown> =
  | {
      readonly kind: 'accepted';
      readonly state: State;
      /** Of the last event recorded; null when nothing had to be. */
      readonly position: bigint | null;
      /** False when the same command had been carried out before. */
      readonly isNew: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Causes {
  /** Event or batch that this command follows from. */
  readonly causationId?: string;
  readonly correlationId?: string;
  readonly undoes?: Undoes;
}

/** The act that a command takes back. */
export interface Undoes {
  /** Of the fact that recorded it, in the stream of the command. */
  readonly eventId: string;
  /** Asked at every decision, with all that the stream holds by then. */
  readonly refuse: (history: readonly Recorded<DomainEvent>[]) => Refusal | undefined;
}

type Give = <Input, State, E extends DomainEvent>(
  command: Command<Input, State, E>,
  input: Readonly<Record<string, unknown>>,
  actor: Actor,
  causes?: Causes,
) => Promise<Outcome<State>>;

type Look = <State, E extends DomainEvent>(
  noun: Noun<State, E, string>,
  team: string,
  id: string,
) => Promise<State | undefined>;

type History = (noun: { readonly name: string }, team: string, id: string) => Promise<Recorded<DomainEvent>[]>;

/**
 * Gives a command. `peek` shows an aggregate as the store has it now, `recall` as this process last saw it: enough for
 * what never changes once it exists. Both: undefined where it does not exist. `history` is everything in its stream.
 */
export type Handle = Give & { readonly peek: Look; readonly recall: Look; readonly history: History };

/** What became of a command, for logs and metrics: no content, no names. */
export interface CommandReport {
  readonly command: string;
  readonly commandId: string | undefined;
  readonly correlationId: string | undefined;
  /** The HTTP request that it came by, where it came by one. */
  readonly requestId: string | undefined;
  readonly team: string;
  readonly actor: string;
  readonly result: 'accepted' | 'repeated' | 'refused' | 'unavailable' | 'failed';
  /** Of a refusal. */
  readonly code: string | undefined;
  readonly ms: number;
}

export interface HandleOptions {
  readonly store: EventStore;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly refused: (refusal: Refused) => void;
  /** Told of every command once it is over. */
  readonly done?: (report: CommandReport) => void;
  readonly cacheBytes: number;
  /** How long a command may take from its arrival to its append, in milliseconds. */
  readonly deadlineMs: number;
  /** Where absent, cameras may be in no network beside this machine. */
  readonly outside?: Outside;
}

/** Whatever is longer is no id, and nothing for a log. */
const LONGEST_ID = 64;
const versions = new Map<string, number>(facts.map((fact) => [fact.type, fact.v]));

/** @throws Unavailable: nothing is known to have happened; the same command may be sent again */
export function openHandle(options: HandleOptions): Handle {
  const { store, clock, refused, deadlineMs, outside = openOutside() } = options;
  const folds = openFolds(store, options.cacheBytes);
  const line = openLine(256);

  const carryOut: Give = async (command, sent, actor, causes = {}) => {
    const arrived = clock();
    const parsed = parse(command, sent);
    if ('code' in parsed) return { kind: 'refused', refusal: parsed };
    const { input, commandId, mark } = parsed;
    const stream = streamOf(command.noun.name, actor.team, command.idOf(input, actor.team));
    const inputHash = inputHashOf(command.name, sent);

    return line.run(stream, Date.now() + deadlineMs, async () => {
      const stopAt = Date.now() + deadlineMs;
      const beside = await lookBeside(folds, command.also?.(input, actor.team) ?? [], actor.team);
      const objection = beside.objection ?? (await command.beforehand?.(input, outside));
      let fold = await folds.cached(command.noun, stream);
      let isFresh = false;
      for (;;) {
        const before = fold.done.get(commandId);
        if (before) {
          const same = before.inputHash === inputHash && before.actor === actor.id;
          if (same) return { kind: 'accepted', state: fold.state, position: before.position, isNew: false };
          return refusedWith(fold, mismatch);
        }
        const now = isoOf(clock());
        // More than the fold has seen may stand there by now: then the append meets a conflict, and all is asked again.
        const overtaken = causes.undoes?.refuse(await store.read(stream, 0n));
        const asked = { now, actor, seen: beside.seen };
        const decision = objection ?? overtaken ?? judge(command, input, fold.state, asked);
        if ((isRefusal(decision) || decision.length === 0) && !isFresh) {
          // A cached fold may not say no, nor that there is nothing to do: read what is new and judge again.
          fold = await folds.fresh(command.noun, stream);
          isFresh = true;
          continue;
        }
        if (isRefusal(decision)) return refusedWith(fold, decision);
        if (decision.length === 0) return { kind: 'accepted', state: fold.state, position: null, isNew: true };
        const from = { commandId, inputHash, causes, recordedAt: now, mark };
        const meta = metaOf(command.noun, fold.state, decision, actor, from);
        const events = decision.map((event, n) => ({
          // The store takes known ids for a resend: another's command under a used commandId must not have them.
          id: uuidv5(commandId, stream, inputHash, actor.id, n),
          event,
          meta: { ...meta, v: versions.get(event.type)! },
        }));
        try {
          const { position } = await store.append(stream, fold.revision, events);
          if (position === undefined) fold = await folds.fresh(command.noun, stream);
          else fold = folds.advance(command.noun, stream, fold, recorded(events, stream, fold.revision, position));
          return { kind: 'accepted', state: fold.state, position: fold.done.get(commandId)!.position, isNew: true };
        } catch (error) {
          // Only another process can cause one: within this one, commands of a stream stand in line.
          if (!(error instanceof RevisionConflict)) throw error;
          if (Date.now() > stopAt) return refusedWith(fold, conflict);
          await sleep(Math.random() * 20);
          fold = await folds.fresh(command.noun, stream);
          isFresh = true;
        }
      }
    });

    function refusedWith(fold: Fold<unknown>, refusal: Refusal): Outcome<never> {
      const { id, team, via } = actor;
      const by = { actor: id, role: recordedRole(actor), via };
      const name = causes.undoes ? 'UndoCommand' : command.name;
      const what = { team, stream, command: name, commandId, code: refusal.code, ...by };
      const session = sessionNamed(input);
      refused({ ...what, ...(session && { session }), afterEventId: fold.lastEventId ?? null, at: isoOf(arrived) });
      return { kind: 'refused', refusal };
    }
  };

  const handle: Give = async (command, sent, actor, causes) => {
    const began = performance.now();
    const report = (result: CommandReport['result'], code?: string) =>
      options.done?.({ ...namesOf(command, sent, actor, causes), result, code, ms: performance.now() - began });
    try {
      const outcome = await carryOut(command, sent, actor, causes);
      if (outcome.kind === 'refused') report('refused', outcome.refusal.code);
      else report(outcome.isNew ? 'accepted' : 'repeated');
      return outcome;
    } catch (thrown) {
      const error = asUnavailable(thrown);
      report(error instanceof Unavailable ? 'unavailable' : 'failed');
      throw error;
    }
  };
  return Object.assign(handle, { peek, recall, history });

  async function peek<State, E extends DomainEvent>(noun: Noun<State, E, string>, team: string, id: string) {
    return existing(folds.fresh(noun, streamOf(noun.name, team, id)));
  }

  async function history(noun: { readonly name: string }, team: string, id: string) {
    try {
      return await store.read(streamOf(noun.name, team, id), 0n);
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  async function recall<State, E extends DomainEvent>(noun: Noun<State, E, string>, team: string, id: string) {
    return (await existing(folds.cached(noun, streamOf(noun.name, team, id)))) ?? peek(noun, team, id);
  }
}

function namesOf(
  { name }: AnyCommand,
  { commandId }: Readonly<Record<string, unknown>>,
  { team, id, request }: Actor,
  causes: Causes = {},
) {
  const known = typeof commandId === 'string' && commandId.length <= LONGEST_ID ? commandId : undefined;
  const correlationId = causes.correlationId ?? causes.causationId ?? known;
  return { command: name, commandId: known, correlationId, requestId: request, team, actor: id };
}

async function existing<State>(reading: Promise<Fold<State>>): Promise<State | undefined> {
  try {
    const { state, revision } = await reading;
    return revision === 'no_stream' ? undefined : state;
  } catch (error) {
    throw asUnavailable(error);
  }
}

function asUnavailable(error: unknown): unknown {
  const isTransient =
    error instanceof StoreUnavailable || error instanceof LineTooLong || error instanceof NeedsNewerSoftware;
  return isTransient ? new Unavailable(error) : error;
}

const mismatch = refuse(
  'IDEMPOTENCY_MISMATCH',
  'this commandId was used before, with other content or by another person; the first one counts',
  ['commandId'],
);
const conflict = refuse('CONFLICT', 'others changed this at the same moment, again and again; send it once more');
