// Two teams on one platform, each with a game of its own: nothing of one is ever told to the other.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { schemaText } from '../../src/graphql/schemaText.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, commandSession, givenGame, givenGhost } from './plays.ts';
import { subscribersOf } from './subscriber.ts';

const schema = buildSchema(await schemaText());
const queries = Object.values(schema.getQueryType()!.getFields());
const mutations = Object.values(schema.getMutationType()!.getFields());

interface Team {
  readonly name: string;
  readonly operator: string;
  readonly coach: string;
  readonly admin: string;
  readonly sessionId: string;
  readonly channelId: string;
  readonly clipId: string;
  readonly playId: string;
  readonly tagId: string;
  readonly keyId: string;
  /** Everything that belongs to this team alone: ids and words. */
  readonly own: readonly string[];
}

let world: World;
let home: Team;
let away: Team;
beforeAll(async () => {
  world = await openWorld();
  [home, away] = [await openTeam('home'), await openTeam('away')];
}, 30_000);
const { subscribe } = subscribersOf(() => world);

async function openTeam(name: string): Promise<Team> {
  const person = (role: 'admin' | 'operator' | 'coach') =>
    world.token({ role, team: name, sub: `${role}-of-${name}`, name: `${role} NAMED-IN-${name}` });
  const [admin, operator, coach] = [await person('admin'), await person('operator'), await person('coach')];
  const game = await givenGame(world, operator);
  const clipId = await givenGhost(world, coach, game);
  const { data } = await world.ask(`{ clip(id: "${clipId}") { playId } }`, {}, coach);
  const playId = data.clip!.playId;
  const [tagId, keyId] = [randomUUID(), randomUUID()];
  await world.ask(
    'mutation ($input: AddTagInput!) { addTag(input: $input) { userErrors { code } } }',
    { input: { commandId: randomUUID(), tagId, clipId, fields: { notes: `NOTED-IN-${name}`, down: 3 } } },
    coach,
  );
  const issued = await world.ask(
    'mutation ($input: IssueDeviceKeyInput!) { issueDeviceKey(input: $input) { secret userErrors { code } } }',
    { input: { commandId: randomUUID(), keyId, channelId: game.channelId } },
    admin,
  );
  mkdirSync(path.join(world.clipsFolder, name, clipId), { recursive: true });
  writeFileSync(path.join(world.clipsFolder, name, clipId, '1.mp4'), `FILMED-IN-${name}`);
  const words = ['NAMED', 'NOTED', 'FILMED'].map((word) => `${word}-IN-${name}`);
  const people = ['admin', 'operator', 'coach'].map((role) => `${role}-of-${name}`);
  const ids = [game.sessionId, game.channelId, clipId, playId, tagId, keyId];
  const own = [...words, ...people, ...ids, issued.data.issueDeviceKey.secret!];
  return { name, admin, operator, coach, ...game, clipId, playId, tagId, keyId, own };
}

/** Everything that can be selected, some levels down. */
function everything(type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (!isObjectType(named) && !isInterfaceType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    if (needed.some(({ name }) => name !== 'first')) return [];
    const isLeaf = !isCompositeType(getNamedType(field.type));
    if (!isLeaf && levels === 0) return [];
    return [`${field.name}${needed.length > 0 ? '(first: 9)' : ''} ${everything(field.type, levels - 1)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** Arguments of the query that name what belongs to the team. */
function naming({ args }: (typeof queries)[number], team: Team, unknown?: string): string {
  const ids: Readonly<Record<string, Record<string, string>>> = {
    id: {
      clip: team.clipId,
      channel: team.channelId,
      session: team.sessionId,
      tag: team.tagId,
      play: team.playId,
    },
  };
  const given = args.flatMap(({ name, type }) => {
    if (name === 'first') return ['first: 9'];
    if (name === 'at') return ['at: { instant: "2100-01-01T00:00:00.000Z" }'];
    const own: Readonly<Record<string, string>> = {
      sessionId: team.sessionId,
      channelId: team.channelId,
      clipId: team.clipId,
      playId: team.playId,
    };
    const value = own[name] ?? (name === 'id' ? 'ID' : undefined);
    if (value === undefined || !String(type).startsWith('ID')) return [];
    return [`${name}: "${unknown ?? value}"`];
  });
  const text = given.join(', ');
  return text.replace('"ID"', `"${ids.id?.[current] ?? team.sessionId}"`);
}
let current = '';

const documentOf = (field: (typeof queries)[number], team: Team, unknown?: string) => {
  current = field.name;
  const given = naming(field, team, unknown);
  return `{ ${field.name}${given && `(${given})`} ${everything(field.type, 2)} }`;
};

/** What belongs to the other team, in a text; an id that was sent may come back. */
const crossed = (text: string, other: Team, sent = '') =>
  other.own.filter((one) => text.includes(one) && !sent.includes(one));

describe.each(queries.map((field) => [field.name, field] as const))('the query %s', (_name, field) => {
  it('answers each team with its own only', async () => {
    for (const [team, other] of [
      [home, away],
      [away, home],
    ] as const) {
      const answer = await world.ask(documentOf(field, team), {}, team.admin);
      expect(answer.errors).toBeUndefined();
      expect(crossed(JSON.stringify(answer), other)).toEqual([]);
    }
  });

  it("answers another team's ids as it answers ids of nobody, with as many questions to the database", async () => {
    const ask = async (document: string) => {
      // The read models move on, to the same: nothing that was read before is new enough.
      for (const timeZone of ['America/New_York', 'America/Denver']) await chooseZone(timeZone);
      let questions = 0;
      const asked = world.pool.query;
      world.pool.query = ((...given: Parameters<typeof asked>) => {
        const [{ name }] = given as unknown as [{ name?: string }];
        if (name !== undefined && !ofThePlatform.includes(name)) questions += 1;
        return Reflect.apply(asked, world.pool, given);
      }) as typeof asked;
      const { data, errors } = await world.ask(document, {}, home.admin);
      world.pool.query = asked;
      return { data, codes: errors?.map(({ extensions }) => extensions.code), questions };
    };
    const unknown = randomUUID();
    const [foreign, nobodys] = [await ask(documentOf(field, away)), await ask(documentOf(field, away, unknown))];
    const text = JSON.stringify(foreign);
    expect(crossed(text, away, documentOf(field, away))).toEqual([]);
    const neutral = (answer: object) =>
      away.own.reduce((rest, one) => rest.replaceAll(one, unknown), JSON.stringify(answer, withoutTime));
    expect(neutral(foreign)).toBe(neutral(nobodys));
  });
});

const chooseZone = (timeZone: string) =>
  world.ask(
    'mutation ($input: ChangeTeamSettingsInput!) { changeTeamSettings(input: $input) { userErrors { code } } }',
    { input: { commandId: randomUUID(), timeZone } },
    home.admin,
  );

/** Questions that come by the clock, whoever asks. */
const ofThePlatform: readonly string[] = ['live', 'standings-of'];

const withoutTime = (key: string, value: unknown) => (key === 'serverTime' ? null : value);

describe('a command', () => {
  /** Ids of the other team wherever an id of something that exists is asked for; new ones elsewhere. */
  const foreignIds = (team: Team): Readonly<Record<string, string>> => ({
    sessionId: team.sessionId,
    channelId: team.channelId,
    clipId: team.clipId,
    playId: team.playId,
    tagId: team.tagId,
    keyId: team.keyId,
    tokenId: team.keyId,
    memberId: `coach-of-${team.name}`,
  });

  it.each([
    ['startSession', 'SessionCommandInput', ['sessionId']],
    ['completeSession', 'SessionCommandInput', ['sessionId']],
    ['assignChannel', 'ChannelSessionInput', ['channelId', 'sessionId']],
    ['activateChannel', 'ChannelCommandInput', ['channelId']],
    ['retryClip', 'ClipCommandInput', ['clipId']],
    ['favoriteClip', 'ClipCommandInput', ['clipId']],
    ['discardClip', 'ClipCommandInput', ['clipId']],
    ['removeTag', 'TagCommandInput', ['tagId']],
    ['reviewTag', 'TagCommandInput', ['tagId']],
    ['removeMember', 'RemoveMemberInput', ['memberId']],
    ['revokeDeviceKey', 'RevokeDeviceKeyInput', ['keyId']],
    ['revokeAccessToken', 'RevokeAccessTokenInput', ['tokenId']],
  ])('%s finds nothing of the other team', async (mutation, type, names) => {
    expect(mutations.map(({ name }) => name)).toContain(mutation);
    const before = await world.facts();
    const input = {
      commandId: randomUUID(),
      ...Object.fromEntries(names.map((name) => [name, foreignIds(away)[name]])),
    };
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } position } }`;
    const answer = await world.ask(query, { input }, home.admin);
    expect(answer.data[mutation as 'startSession']).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
      position: null,
    });
    expect(crossed(JSON.stringify(answer), away, JSON.stringify(input))).toEqual([]);
    expect(await world.facts()).toBe(before);
  });

  it.each([
    ['a session of ours and a camera of theirs', () => ({ sessionId: home.sessionId, channelIds: [away.channelId] })],
    ['a session of theirs and a camera of ours', () => ({ sessionId: away.sessionId, channelIds: [home.channelId] })],
  ])('that mixes %s is refused', async (_name, ids) => {
    const input = { commandId: randomUUID(), playId: randomUUID(), inAt: new Date().toISOString(), ...ids() };
    const { data } = await world.ask(
      `mutation ($input: MarkClipInInput!) { markClipIn(input: $input) {
         userErrors { code } clip { id } angles { userErrors { code } } } }`,
      { input },
      home.coach,
    );
    expect(JSON.stringify(data)).toContain('NOT_FOUND');
    expect(data.markClipIn.clip).toBeNull();
  });

  it('reaches only the stream of its own team, whatever else it says', async () => {
    const query = 'mutation ($input: SessionCommandInput!) { startSession(input: $input) { userErrors { code } } }';
    const input = { commandId: randomUUID(), sessionId: away.sessionId, team: 'away', teamId: 'away' };
    const codes = (await world.ask(query, { input }, home.admin)).errors?.map(({ extensions }) => extensions.code);
    expect(new Set(codes)).toEqual(new Set(['BAD_USER_INPUT']));
    expect((await commandSession(world, away.operator, 'startSession', away.sessionId)).userErrors).toEqual([]);
  });
});

describe('a search', () => {
  it.each(['%', '_', "' or 1=1 --", "') or team = 'away' --", 'NOTED', 'NOTED-IN-away'])(
    'for %s finds what is ours only',
    async (search) => {
      const query = `query ($session: ID!, $text: String) {
        tags(sessionId: $session, first: 100, filter: { text: $text }) { nodes { id notes } } }`;
      const answer = await world.ask(query, { session: home.sessionId, text: search }, home.coach);
      expect(answer.errors).toBeUndefined();
      expect(crossed(JSON.stringify(answer), away)).toEqual([]);
    },
  );
});

describe('what is told and shown', () => {
  it('crosses to no subscriber of the other team', async () => {
    const deep = everything(schema.getType('TeamEvent') as GraphQLOutputType, 2);
    const ofTeam = (team: Team) => subscribe(team.admin, `subscription { teamEvents ${deep} }`);
    const ofSession = (team: Team) =>
      subscribe(team.coach, `subscription ($id: ID!) { sessionEvents(sessionId: $id) ${deep} }`, {
        id: team.sessionId,
      });
    const [ours, theirs, ourGame, theirGame] = [ofTeam(home), ofTeam(away), ofSession(home), ofSession(away)];
    await until(() => ourGame.facts.length > 0 && theirGame.facts.length > 0);
    for (const team of [home, away]) {
      const clipId = await givenGhost(world, team.coach, team);
      await commandClip(world, team.coach, 'discardClip', { clipId });
    }
    await until(async () => {
      // Both teams say something until both have heard of their own.
      for (const team of [home, away]) await givenGame(world, team.operator);
      return ours.facts.length > 0 && theirs.facts.length > 0;
    });
    expect([ours, ourGame].flatMap((heard) => crossed(JSON.stringify(heard.facts), away))).toEqual([]);
    expect([theirs, theirGame].flatMap((heard) => crossed(JSON.stringify(heard.facts), home))).toEqual([]);
  });

  it("does not know the other team's session", async () => {
    const heard = subscribe(home.admin, 'subscription ($id: ID!) { sessionEvents(sessionId: $id) { position } }', {
      id: away.sessionId,
    });
    await until(() => heard.errors);
    expect(heard.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it("is each asker's own, where both ask in the same moment", async () => {
    const ask = (team: Team) =>
      world.ask(
        `{ session(id: "${team.sessionId}") { id channels { id } } channels { id } viewer { team label } }`,
        {},
        team.coach,
      );
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => ask(n % 2 ? home : away)));
    for (const [n, answer] of answers.entries()) {
      const [own, other] = n % 2 ? [home, away] : [away, home];
      expect(answer.data.session?.id).toBe(own.sessionId);
      expect(crossed(JSON.stringify(answer), other)).toEqual([]);
    }
  });

  it("of film is each team's own, whatever link is made of another", async () => {
    const file = (clipId: string) => ({ clipId, generation: 1, kind: 'mp4' as const });
    const linkOf = (team: Team, clipId: string) =>
      world.auth.links.sign(file(clipId), { team: team.name, id: `coach-of-${team.name}` });
    const get = async (link: string) => {
      const response = await fetch(world.url + link);
      return { status: response.status, text: await response.text() };
    };
    expect(await get(linkOf(home, home.clipId))).toEqual({ status: 200, text: 'FILMED-IN-home' });
    const attempts = [
      linkOf(home, away.clipId),
      linkOf(home, home.clipId).replaceAll('home', 'away'),
      linkOf(away, away.clipId).replace('person=coach-of-away', 'person=coach-of-home'),
      linkOf(home, home.clipId).replace(home.clipId, away.clipId),
    ];
    for (const attempt of attempts) {
      const { status, text } = await get(attempt);
      expect([403, 404]).toContain(status);
      expect(text).not.toContain('FILMED');
    }
    const authorization = `Bearer ${home.coach}`;
    const stream = await fetch(`${world.url}/clips/${away.clipId}/stream`, {
      headers: { authorization },
      redirect: 'manual',
    });
    expect(stream.status).toBe(404);
  });

  it('leaves no line in the log that names the one in the request of the other', async () => {
    world.lines.length = 0;
    await world.ask('{ sessions(first: 0) { nodes { id } } }', {}, home.coach);
    await commandClip(world, home.coach, 'retryClip', { clipId: randomUUID() });
    await commandClip(world, away.coach, 'retryClip', { clipId: randomUUID() });
    const [ours, theirs] = ['home', 'away'].map((team) =>
      JSON.stringify(world.lines.filter((line) => line.team === team)),
    );
    expect(crossed(ours!, away)).toEqual([]);
    expect(crossed(theirs!, home)).toEqual([]);
  });
});

it('a claim in a header makes nobody somebody else', async () => {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${home.coach}`,
      'x-user-id': 'admin-of-away',
      'x-role': 'admin',
      'x-team': 'away',
      'x-forwarded-for': '10.0.0.1',
    },
    body: JSON.stringify({ query: '{ viewer { id role team } }' }),
  });
  expect(await response.json()).toMatchObject({
    data: { viewer: { id: 'coach-of-home', role: 'COACH', team: 'home' } },
  });
});
