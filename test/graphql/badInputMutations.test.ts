// Every mutation of the schema, with every field wrong: a typed answer within a second that says nothing of our insides.
import { randomUUID } from 'node:crypto';
import { isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, everyMutation, mutate, rightInput } from './mutations.ts';
import { openWorld, type World } from './openWorld.ts';
import { timely } from './timely.ts';

const mutations = await everyMutation();
const INSIDES = /\bat .*\.ts|node_modules|\/src\/|\bselect\b.*\bfrom\b|\binsert into\b|pgboss|ECONN|stack/i;

let world: World;
let admin: string;
let before: number;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.token({ role: 'admin' });
  before = await world.facts();
});
afterAll(async () => {
  expect(await world.facts()).toBe(before);
  expect((await world.ask('{ serverTime }', {}, admin)).status).toBe(200);
});

const wrongValues: Readonly<Record<string, unknown>> = {
  'an object': { $gt: '' },
  'a list of lists': [[[]]],
  'too long': 'x'.repeat(10_001),
  unprintable: 'a\u0000b',
  'half a character': 'a\ud83d',
};

/**
 * Fields that are not looked at: `reason` is of the other command that shares the input; and what a value of a play's may
 * be is judged where the play is known.
 */
const unread: Readonly<Record<string, readonly string[]>> = {
  activateChannel: ['reason'],
  resolvePlayFact: ['value'],
};

describe.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (_name, mutation) => {
  it('answers every wrong field with a code', { timeout: 60_000 }, async () => {
    const right = rightInput(mutation.inputType, () => randomUUID());
    const fields = Object.values(mutation.inputType.getFields());
    const wrongs = fields.flatMap(({ name, type }) => {
      const { [name]: _, ...others } = right;
      const absent = isNonNullType(type)
        ? [
            { what: `${name} is missing`, input: others },
            { what: `${name} is null`, input: { ...others, [name]: null } },
          ]
        : [];
      const unseen = unread[mutation.name]?.includes(name);
      const wrong = Object.entries(unseen ? {} : wrongValues).map(([what, value]) => ({
        what: `${name} is ${what}`,
        input: { ...others, [name]: value },
      }));
      return [...absent, ...wrong];
    });
    const slipped: string[] = [];
    // One after the other: each is to be answered for itself within its second.
    for (const { what, input } of wrongs) {
      const { answer, isLate } = await timely(() => mutate(world, admin, mutation, input));
      const text = JSON.stringify(answer);
      const isTold = codeOf(answer) === 'BAD_USER_INPUT' && [200, 400].includes(answer.status);
      if (!isTold || INSIDES.test(text)) slipped.push(`${what}: ${answer.status} ${text.slice(0, 300)}`);
      if (isLate) slipped.push(`${what}: answered late`);
    }
    expect(slipped).toEqual([]);
  });
});
