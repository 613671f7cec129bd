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
import type { Context } from './context.ts';

/** Answers to these differ from person to person. */
const personalFields: readonly string[] = ['streamUrl', 'thumbnailUrl', 'allowedCommands', 'isReviewed'];
const KEPT = 500;
/** Whoever comes later has the fact told anew: its edges show the present. */
const KEPT_MS = 1_000;

type Subscribe = (args: ExecutionArgs) => Promise<AsyncGenerator<ExecutionResult, void> | ExecutionResult>;

/** In place of graphql's own `subscribe`: a subscriber keeps a place of its own, what it is told there is shared. */
export function openSharedExecution(): Subscribe {
  const told = new LRUCache<string, Promise<ExecutionResult>>({ max: KEPT, ttl: KEPT_MS });
  const shapeOf = openShapes();

  return async (args) => {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    const context = args.contextValue as Context;
    const group = groupOf(args, context, shapeOf(args.document));

    const tell = (fact: FeedFact): Promise<ExecutionResult> => {
      // What has no position is no fact, but a present state: nothing about it is shared here.
      if (fact.position === undefined) return Promise.resolve(execute({ ...args, rootValue: fact }));
      const key = `${group}/${fact.position}`;
      const known = told.get(key);
      if (known) return known;
      const contextValue: Context = { ...context, atLeast: fact.position };
      const telling = Promise.resolve(execute({ ...args, rootValue: fact, contextValue }));
      told.set(key, telling);
      return telling;
    };
    return mapped(source as AsyncGenerator<FeedFact, void>, tell);
  };
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
