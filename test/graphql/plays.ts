// What a game is made of, in the words of the API.
import { randomUUID } from 'node:crypto';
import type {
  ClipPayload,
  MarkClipOutPayload,
  RegisterClipPayload,
  SessionPayload,
  TrimClipPayload,
} from '../../src/graphql/generated/types.ts';
import type { World } from './openWorld.ts';

export interface Game {
  readonly sessionId: string;
  readonly channelId: string;
}

/** A scheduled session with one camera. */
export async function givenGame(world: World, operator: string): Promise<Game> {
  const sessionId = randomUUID();
  const schedule = { commandId: randomUUID(), sessionId, name: 'Week 1', type: 'GAME' };
  await world.ask(
    'mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) { userErrors { code } } }',
    { input: schedule },
    operator,
  );
  const camera = { commandId: randomUUID(), name: `Camera ${sessionId.slice(0, 8)}` };
  const { data } = await world.ask(
    'mutation ($input: RegisterChannelInput!) { registerChannel(input: $input) { channel { id } } }',
    { input: camera },
    operator,
  );
  return { sessionId, channelId: data.registerChannel.channel!.id };
}

/** A clip whose IN was marked, by default 8 s ago. @returns its id */
export async function givenGhost(
  world: World,
  coach: string,
  { sessionId, channelId }: Game,
  inAt = new Date(Date.now() - 8_000).toISOString(),
): Promise<string> {
  const input = { commandId: randomUUID(), sessionId, playId: randomUUID(), channelIds: [channelId], inAt };
  const { data } = await world.ask(
    'mutation ($input: MarkClipInInput!) { markClipIn(input: $input) { clip { id } } }',
    { input },
    coach,
  );
  return data.markClipIn.clip!.id;
}

const payload = '{ userErrors { code message path status allowedCommands } position clip { id status } }';

export type ClipMutation =
  | 'markClipOut'
  | 'trimClip'
  | 'retryClip'
  | 'favoriteClip'
  | 'unfavoriteClip'
  | 'retitleClip'
  | 'discardClip'
  | 'restoreClip';
const inputs: Partial<Record<ClipMutation, string>> = {
  markClipOut: 'MarkClipOutInput',
  trimClip: 'TrimClipInput',
  retitleClip: 'RetitleClipInput',
};

/** Any command about a clip. */
export async function commandClip(
  world: World,
  token: string,
  mutation: ClipMutation,
  input: Record<string, unknown>,
): Promise<ClipPayload | MarkClipOutPayload | TrimClipPayload> {
  const type = inputs[mutation] ?? 'ClipCommandInput';
  const { data } = await world.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) ${payload} }`,
    { input: { commandId: randomUUID(), ...input } },
    token,
  );
  return data[mutation];
}

/** A play that is over: IN and OUT at once. */
export async function registerClip(
  world: World,
  token: string,
  input: { sessionId: string; playId?: string; channelIds: readonly string[]; inAt: string; outAt: string },
): Promise<RegisterClipPayload> {
  const { data } = await world.ask(
    `mutation ($input: RegisterClipInput!) { registerClip(input: $input) {
       userErrors { code path status } position warnings { code } clip { id status }
       angles { channelId userErrors { code } clip { id status } } } }`,
    { input: { commandId: randomUUID(), playId: randomUUID(), ...input } },
    token,
  );
  return data.registerClip;
}

export type SimpleSessionCommand = 'startSession' | 'pauseSession' | 'resumeSession' | 'completeSession';

/** Any command about a session that takes nothing else. */
export async function commandSession(
  world: World,
  token: string,
  mutation: SimpleSessionCommand,
  sessionId: string,
): Promise<SessionPayload> {
  const { data } = await world.ask(
    `mutation ($input: SessionCommandInput!) { ${mutation}(input: $input) {
       userErrors { code message path status allowedCommands } warnings { code } position session { id status } } }`,
    { input: { commandId: randomUUID(), sessionId } },
    token,
  );
  return data[mutation];
}
