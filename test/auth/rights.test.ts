import { buildSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { mayGive, mayRead, mayWatch } from '../../src/auth/rights.ts';
import { commands } from '../../src/commands/registry.ts';
import { roles } from '../../src/domain/event.ts';
import { schemaText } from '../../src/graphql/schemaText.ts';
import { commandsByHand, letters, readersByHand } from './rightsByHand.ts';

const types = Object.values(buildSchema(await schemaText()).getTypeMap()).filter(isObjectType);
const fields = types
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.keys(type.getFields()).map((field) => [type.name, field] as const));

const lettersOf = (may: (role: (typeof roles)[number]) => boolean) =>
  roles
    .filter(may)
    .map((role) => letters[role] ?? `(${role})`)
    .sort()
    .join('');
const sorted = (text: string | undefined) => [...(text ?? 'nobody wrote down who may')].sort().join('');

describe('rights', () => {
  it.each(commands.map(({ name }) => name))('%s belongs to whom the design says', (name) => {
    expect(lettersOf((role) => mayGive({ role }, name))).toBe(sorted(commandsByHand[name]));
  });

  it.each(fields)('%s.%s is read by whom the design says', (type, field) => {
    expect(lettersOf((role) => mayRead({ role }, `${type}.${field}`))).toBe(sorted(readersByHand(type, field)));
  });

  it('have a rule for every field of the schema', () => {
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter(([type, field]) => !mayRead({ role: 'admin' }, `${type}.${field}`))).toEqual([]);
  });

  it('give nothing to a command or a field that nobody knows', () => {
    expect(roles.filter((role) => mayGive({ role }, 'BurnStadium'))).toEqual([]);
    expect(roles.filter((role) => mayRead({ role }, 'Stadium.isBurning'))).toEqual([]);
  });

  it('keep film from auditors and devices', () => {
    expect(roles.filter((role) => !mayWatch({ role }))).toEqual(['device', 'assistant', 'auditor', 'system']);
  });
});

describe('an assistant', () => {
  const assistantOf = (role: (typeof roles)[number], mayWrite: boolean) =>
    ({ role, through: { kind: 'assistant', mayWrite } }) as const;
  const names = commands.map(({ name }) => name);
  const tokenCommands = ['IssueAccessToken', 'RevokeAccessToken'];
  const adminsOwn = names.filter((name) => commandsByHand[name] === 'a');

  it.each(roles)('of somebody who is %s gives no command unless it may write', (role) => {
    expect(names.filter((name) => mayGive(assistantOf(role, false), name))).toEqual([]);
  });

  it.each(roles)("of somebody who is %s may what its person may, less what is an admin's own", (role) => {
    const ofPerson = names.filter((name) => mayGive({ role }, name));
    const kept = [...tokenCommands, ...adminsOwn];
    expect(names.filter((name) => mayGive(assistantOf(role, true), name))).toEqual(
      ofPerson.filter((name) => !kept.includes(name)),
    );
  });

  it.each(roles)("of somebody who is %s reads what its person reads, less what is an admin's own", (role) => {
    const adminsFields = fields.filter(([type, field]) => readersByHand(type, field) === 'au').map(String);
    const ofPerson = fields.filter(([type, field]) => mayRead({ role }, `${type}.${field}`));
    const expected = role === 'admin' ? ofPerson.filter((one) => !adminsFields.includes(String(one))) : ofPerson;
    expect(fields.filter(([type, field]) => mayRead(assistantOf(role, false), `${type}.${field}`))).toEqual(expected);
  });
});
