// One game's ids, what the reference model remembers of them, and an input for any command about any of them.
import { randomUUID } from 'node:crypto';
import { channelIdOf, clipIdOf } from '../../../src/commands/ids.ts';
import { deletedFile, inAt, samples } from '../../commands/samples.ts';
import { type Input, newThing, type Thing } from './thing.ts';

export interface Place {
  readonly noun: string;
  readonly id: string;
  /** Fields of inputs that name this entity, and those that it belongs to. */
  readonly names: Readonly<Record<string, unknown>>;
}

export interface World {
  /** Its own: games do not meet. */
  readonly team: string;
  readonly places: Readonly<Record<string, readonly Place[]>>;
  /** By id. */
  readonly things: ReadonlyMap<string, Thing>;
  /** Of what was recorded, by the id of the command. */
  readonly positions: Map<string, bigint>;
}

const PAIR = [0, 1] as const;

/** A team, two sessions, two channels, two plays with a clip on each channel, two tags a play. Nothing exists yet. */
export function newWorld(): World {
  const team = `t${randomUUID().slice(0, 8)}`;
  const sessionIds = PAIR.map(() => randomUUID());
  const playIds = PAIR.map(() => randomUUID());
  const paths = PAIR.map((n) => `${team}-camera-${n}`);
  const channelIds = paths.map(channelIdOf);
  const sessions = sessionIds.map((sessionId) => ({ noun: 'session', id: sessionId, names: { sessionId } }));
  const channels = channelIds.map((channelId, n) => ({
    noun: 'channel',
    id: channelId,
    names: { channelId, path: paths[n], sessionId: sessionIds[0] },
  }));
  const plays = playIds.map((playId, n) => ({ noun: 'play', id: playId, names: { playId, sessionId: sessionIds[n] } }));
  const clips = plays.flatMap(({ id: playId, names }) =>
    channelIds.map((channelId) => {
      const clipId = clipIdOf(playId, channelId);
      return { noun: 'clip', id: clipId, names: { ...names, channelId, channelIds: [channelId], clipId } };
    }),
  );
  const tags = clips.map(({ names }) => {
    const tagId = randomUUID();
    return { noun: 'tag', id: tagId, names: { ...names, tagId } };
  });
  const teams = [{ noun: 'team', id: team, names: { channelId: channelIds[0] } }];
  const places = { session: sessions, channel: channels, clip: clips, tag: tags, play: plays, team: teams };
  const things = new Map(
    Object.values(places)
      .flat()
      .map(({ id }) => [id, newThing()]),
  );
  return { team, places, things, positions: new Map() };
}

const after = (seconds: number) => new Date(Date.parse(inAt) + seconds * 1_000).toISOString();
const older = ({ generation, retry }: Thing) => ({ generation: generation + 1, retry });
const otherRetry = ({ generation, retry }: Thing) => ({ generation: Math.max(generation, 1), retry: retry + 1 });
const workerSpeaksOfAnother = [older, otherRetry];
const wrongWindows = [
  () => ({ outAt: inAt }),
  () => ({ outAt: after(-1) }),
  () => ({ outAt: after(49) }),
  () => ({ outAt: after(51) }),
];
const someMember = (name: string) => () => ({ memberId: name });
const members = [someMember('coach-a'), someMember('coach-b'), someMember('analyst')];

type Variant = (was: Thing, place: Place) => Input;
/** What else may be sent than the plain sample. An undefined field is left out. */
const variants: Readonly<Record<string, readonly Variant[]>> = {
  AssignChannel: [() => ({ sessionId: randomUUID() })],
  MarkClipIn: [
    () => ({ inAt: after(51) }),
    () => ({ inAt: after(50) }),
    () => ({ inAt: after(-600) }),
    () => ({ sessionId: randomUUID() }),
  ],
  MarkClipOut: wrongWindows,
  RegisterClip: [...wrongWindows, () => ({ inAt: after(-600) }), () => ({ sessionId: randomUUID() })],
  TrimClip: [...wrongWindows, () => ({ inAt: after(1) }), () => ({ inAt: after(3), outAt: after(9) })],
  RetitleClip: [() => ({ title: null })],
  DeleteClipFile: [() => ({ generation: 2 })],
  RescheduleSession: [() => ({ location: 'Field 2' })],
  DescribeSession: [() => ({ week: null }), () => ({ name: undefined, location: 'Field 2' })],
  DescribeChannel: [() => ({ name: undefined, inputUrl: null })],
  ReportChannelFault: [() => ({ reason: 'no sound' })],
  AnchorGameClock: [() => ({ at: after(51) })],
  AnchorChannelClock: [() => ({ at: after(51) })],
  DeleteFootage: [() => ({ files: [deletedFile, { ...deletedFile, name: '2026-10-31_20-20-00-000000.mp4' }] })],
  StartClipGeneration: workerSpeaksOfAnother,
  FailClipAttempt: workerSpeaksOfAnother,
  FinishClip: workerSpeaksOfAnother,
  FinishClipThumbnail: [older],
  FailClip: workerSpeaksOfAnother,
  AddTag: [
    (_was, { names: { clipId } }) => ({ clipId, sessionId: undefined, playId: undefined, at: undefined }),
    () => ({ fields: {} }),
    () => ({ at: after(51) }),
  ],
  EditTag: [() => ({ fields: { down: null } }), () => ({ fields: { notes: 'blitz', down: 3 } })],
  AddMember: members,
  RemoveMember: members,
  GrantRole: [...members, () => ({ role: 'admin' })],
  RevokeRole: [...members, () => ({ role: 'admin' })],
  ResolvePlayFact: [() => ({ value: null }), () => ({ field: 'quarter', value: 2 })],
};

/** The sample of the command, about this place. @param variant 0 is the plain one; the others are counted in a circle */
export function inputOf(command: string, place: Place, was: Thing, variant: number): Input {
  const sample = samples[command];
  if (!sample) throw new Error(`test/commands/samples.ts has no ${command}`);
  const { names } = place;
  const job = { generation: Math.max(was.generation, 1), retry: was.retry };
  const fields = Object.entries(sample).map(([name, value]) => [name, { ...names, ...job }[name] ?? value]);
  const path = command === 'RegisterChannel' && { path: names.path };
  const others = variants[command] ?? [];
  const change = others[(variant % (others.length + 1)) - 1]?.(was, place);
  const input = { ...Object.fromEntries(fields), ...path, ...change };
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
