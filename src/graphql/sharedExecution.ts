// One execution for all who hear the same fact in the same words: of one team, in one role, by one document.
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  Kind,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { FeedFact } from '../projections/feed.ts';
import { openAudience } from './audience.ts';
import type { Context } from './context.ts';
import type { Ear } from './ear.ts';
import { type ErrorLog, formatErrors } from './errors.ts';
import type { FactStream, Following } from './factStream.ts';

/** Answers to these differ from person to person. */
const personalFields: readonly string[] = ['streamUrl', 'thumbnailUrl', 'allowedCommands', 'isReviewed', 'preview'];
const KEPT = 500;
/** Whoever comes later has the fact told anew: its edges show the present. */
const KEPT_MS = 1_000;

/** What graphql-ws hands on: the operation, and the subscriber's end of the socket. */
export interface Addressed extends ExecutionArgs {
  readonly ear: Ear;
}
type Subscribe = (args: Addressed) => Promise<AsyncGenerator<ExecutionResult, void> | ExecutionResult>;

/** In place of graphql's own `subscribe`: facts go straight to the ear, what has no position goes the usual way. */
export function openSharedExecution(stream: FactStream, log: ErrorLog): Subscribe {
  const attend = openAudience(stream);
  const texts = new LRUCache<string, Promise<string | undefined>>({ max: KEPT, ttl: KEPT_MS });
  const shapeOf = openShapes();

  return async (args) => {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    if (!isFollowing(source)) {
      const states = source as AsyncGenerator<unknown, void>;
      return mapped(states, async (rootValue) => execute({ ...args, rootValue }));
    }
    // A circle tells in the words of whoever opened it, long after they may have left.
    const { ear, ...words } = args;
    const context = words.contextValue as Context;
    const circle = groupOf(words, context, shapeOf(words.document));

    const tell = (fact: FeedFact): Promise<string | undefined> => {
      const key = `${circle}/${fact.position}`;
      const known = texts.get(key);
      if (known) return known;
      const contextValue: Context = { ...context, atLeast: fact.position };
      const telling = Promise.resolve(execute({ ...words, rootValue: fact, contextValue })).then((result) =>
        textOf(result, log),
      );
      texts.set(key, telling);
      return telling;
    };
    return attend({ circle, following: source, tell }, ear);
  };
}

const isFollowing = (source: object): source is Following => 'topic' in source && 'after' in source;

/** A fact that could not be told whole, but may be later, is not told. */
function textOf({ data, errors }: ExecutionResult, log: ErrorLog): string | undefined {
  if (!errors) return JSON.stringify({ data });
  const formatted = formatErrors(errors, log);
  if (formatted.some(({ extensions }) => extensions?.retryable === true)) return undefined;
  return JSON.stringify({ data, errors: formatted });
}

interface Shape {
  readonly id: number;
  readonly isPersonal: boolean;
  /** Variables that only say where to begin. */
  readonly places: readonly string[];
}

function openShapes(): (document: DocumentNode) => Shape {
  const shapes = new WeakMap<DocumentNode, Shape>();
  let count = 0;
  return (document) => {
    const known = shapes.get(document);
    if (known) return known;
    count += 1;
    let isPersonal = false;
    const places: string[] = [];
    visit(document, {
      Field({ name }) {
        if (personalFields.includes(name.value)) isPersonal = true;
      },
      Argument({ name, value }) {
        if (name.value === 'after' && value.kind === Kind.VARIABLE) places.push(value.name.value);
      },
    });
    const shape = { id: count, isPersonal, places };
    shapes.set(document, shape);
    return shape;
  };
}

function groupOf({ variableValues, operationName }: ExecutionArgs, { actor }: Context, shape: Shape): string {
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => !shape.places.includes(name));
  const { team, role, through, id } = actor;
  const rights = [role, through?.kind, through?.mayWrite];
  return JSON.stringify([shape.id, operationName, variables.sort(), team, rights, shape.isPersonal && id]);
}

/** Passes `return` on at once: a generator of our own would keep it until its wait is over. */
function mapped<A, B>(source: AsyncGenerator<A, void>, map: (value: A) => Promise<B>): AsyncGenerator<B, void> {
  const pass = async (result: IteratorResult<A, void>): Promise<IteratorResult<B, void>> =>
    result.done ? { done: true, value: undefined } : { done: false, value: await map(result.value) };
  return {
    next: async () => pass(await source.next()),
    return: async () => pass(await source.return()),
    throw: async (error) => pass(await source.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
