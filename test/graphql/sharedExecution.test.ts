import { buildSchema, type ExecutionArgs, parse } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSharedExecution } from '../../src/graphql/sharedExecution.ts';

const schema = buildSchema(`
  type Query { a: Int }
  type Subscription { facts(after: String): Fact }
  type Fact { n: Int, streamUrl: String }`);
let executions = 0;
const facts = schema.getSubscriptionType()!.getFields().facts!;
facts.subscribe = async function* () {
  for (const n of [1, 2, 3]) yield { n, position: BigInt(n) };
};
facts.resolve = (fact) => {
  executions += 1;
  return fact;
};

const plain = parse('subscription ($from: String) { facts(after: $from) { n } }');
const personal = parse('subscription ($from: String) { facts(after: $from) { n streamUrl } }');
const coach = { team: 'home', role: 'coach', id: 'coach-1' };

let share: ReturnType<typeof openSharedExecution>;
beforeEach(() => {
  share = openSharedExecution();
  executions = 0;
});

async function hear(actor: typeof coach, document = plain, from = ''): Promise<unknown[]> {
  const args: ExecutionArgs = { schema, document, variableValues: { from }, contextValue: { actor } };
  const heard: unknown[] = [];
  const stream = await share(args);
  if (!(Symbol.asyncIterator in stream)) throw new Error('refused');
  for await (const { data } of stream) heard.push(data?.facts);
  return heard;
}

describe('a fact', () => {
  it('is told once for all of a role, wherever each of them began', async () => {
    const both = await Promise.all([hear(coach, plain, 'x'), hear({ ...coach, id: 'coach-2' }, plain, 'y')]);
    expect(both[0]).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(both[1]).toEqual(both[0]);
    expect(executions).toBe(3);
  });

  it.each([
    ['role', { ...coach, role: 'viewer' }, plain],
    ['team', { ...coach, team: 'away' }, plain],
    ['person, where the words are personal', { ...coach, id: 'coach-2' }, personal],
  ])('is told anew to another %s', async (_name, other, document) => {
    await hear(coach, document);
    await hear(other, document);
    expect(executions).toBe(6);
  });

  it('is told anew in other words', async () => {
    await hear(coach, plain);
    await hear(coach, personal);
    expect(executions).toBe(6);
  });
});
