import { buildSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { mayGive, mayRead, mayWatch } from '../../src/auth/rights.ts';
import { commands } from '../../src/commands/registry.ts';
import { type Role, roles } from '../../src/domain/event.ts';
import { schemaText } from '../../src/graphql/schemaText.ts';

/** The table of api.md, written once more by hand: a letter a role that may. */
const letters: Record<Role, string> = {
  admin: 'a',
  operator: 'o',
  coach: 'c',
  analyst: 'n',
  viewer: 'v',
  device: 'd',
  assistant: 's',
  auditor: 'u',
  system: '-',
};
const expected: Record<string, string> = {
  ScheduleSession: 'ao',
  RescheduleSession: 'ao',
  CancelSession: 'ao',
  StartSession: 'ao',
  PauseSession: 'ao',
  ResumeSession: 'ao',
  CompleteSession: 'ao',
  ReopenSession: 'ao',
  AnchorGameClock: 'aon',
  RegisterChannel: 'ao',
  AssignChannel: 'ao',
  ReleaseChannel: 'ao',
  ActivateChannel: 'aod',
  DeactivateChannel: 'aod',
  RecoverChannel: 'aod',
  AnchorChannelClock: 'aond',
  MarkClipIn: 'acn',
  MarkClipOut: 'acn',
  RegisterClip: 'acnd',
  TrimClip: 'acn',
  RetryClip: 'aocn',
  FavoriteClip: 'acn',
  UnfavoriteClip: 'acn',
  RetitleClip: 'acn',
  DiscardClip: 'acn',
  RestoreClip: 'acn',
  AddTag: 'acn',
  EditTag: 'acn',
  RemoveTag: 'acn',
  ReviewTag: 'acn',
  UnreviewTag: 'acn',
  MarkTagImportant: 'acn',
  UnmarkTagImportant: 'acn',
  ResolvePlayFact: 'an',
  // The platform's own: nobody's.
  LoseChannel: '',
  StartClipGeneration: '',
  FailClipAttempt: '',
  FinishClip: '',
  FinishClipThumbnail: '',
  FailClip: '',
  ExpireClip: '',
  DeleteClipFile: '',
};

describe('rights', () => {
  it.each(commands.map(({ name }) => name))('%s belongs to whom the design says', (name) => {
    const may = roles.filter((role) => mayGive(role, name)).map((role) => letters[role]);
    expect(may.sort()).toEqual([...expected[name]!].sort());
  });

  it('give nothing to a command that nobody knows', () => {
    expect(roles.filter((role) => mayGive(role, 'BurnStadium'))).toEqual([]);
  });

  it('let a device see its channel, the clock and itself', () => {
    const readable = [
      'session',
      'sessions',
      'clip',
      'clips',
      'clipCounts',
      'channels',
      'channel',
      'viewer',
      'serverTime',
    ];
    const seen = readable.filter((field) => mayRead('device', `Query.${field}`));
    expect(seen).toEqual(['channel', 'viewer', 'serverTime']);
    expect(mayRead('device', 'Subscription.sessionEvents')).toBe(false);
  });

  it('keep film from auditors and devices', () => {
    expect(roles.filter((role) => !mayWatch(role))).toEqual(['device', 'auditor', 'system']);
    expect(roles.filter((role) => !mayRead(role, 'Clip.streamUrl'))).toEqual(['device', 'auditor', 'system']);
  });

  it('have a rule for every field of the schema', async () => {
    const types = Object.values(buildSchema(await schemaText()).getTypeMap()).filter(isObjectType);
    const fields = types
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter((field) => !mayRead('admin', field))).toEqual([]);
  });
});
