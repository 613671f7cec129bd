import { v7 } from 'uuid';
import { type Camera, startCamera } from './cameras.ts';
import { type Coach, openCoach } from './coach.ts';
import { mintToken } from './mintToken.ts';
import { type Person, signIn } from './person.ts';
import type { Report } from './report.ts';
import { openWitness, type Witness } from './witness.ts';

/** Everybody and everything that takes part in the game. */
export interface Game {
  readonly sessionId: string;
  readonly operator: Person;
  readonly coachA: Coach;
  /** Coach B's own subscription, and coach B's hands. */
  readonly witness: Witness;
  readonly coachB: Coach;
  readonly endZone: Camera;
  readonly sideline: Camera;
  /** Of the platform. */
  readonly url: string;
  readonly dataFolder: string;
  readonly report: Report;
  readonly signal: AbortSignal;
}

export interface Setting {
  readonly url: string;
  readonly dataFolder: string;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Shown as soon as there is something to watch. */
  readonly showLink: (link: string) => void;
  /** Takes what has to be stopped at the end; the last one first. */
  readonly atEnd: (stop: () => Promise<unknown>) => void;
}

const CAMERAS = [
  { name: 'End Zone', path: 'home-end-zone' },
  { name: 'Sideline', path: 'home-sideline' },
] as const;

/** The operator schedules a game with two cameras, both coaches sign in, and the cameras begin to record. */
export async function setUpGame(setting: Setting): Promise<Game> {
  const { url, dataFolder, report, signal, showLink, atEnd } = setting;
  const mint = (role: 'operator' | 'coach', name: string) => mintToken(url, dataFolder, { role, name });
  const [operatorToken, tokenA, tokenB, visitorToken] = await Promise.all([
    mint('operator', 'Operator'),
    mint('coach', 'Coach A'),
    mint('coach', 'Coach B'),
    // Somebody of their own: a visitor who marks and discards must not act in the name of coach A.
    mint('coach', 'Visitor'),
  ]);
  const operator = signIn(url, operatorToken, signal);

  const sessionId = v7();
  const plan = { sessionId, name: 'Friday night', type: 'GAME', opponent: 'River Hawks', location: 'Home field' };
  await operator.act('scheduleSession', plan, 'session { id }');
  report.say('operator', 'schedules a game');
  showLink(`${url}/#token=${visitorToken}&session=${sessionId}`);

  let isOver = false;
  const ended = (code: string) => report.expect(isOver, `coach B's subscription goes on (it ended with ${code})`);
  const witness = openWitness({ url, token: tokenB, sessionId, signal, ended });
  atEnd(async () => {
    isOver = true;
    await witness.close();
  });

  const channelIds = await Promise.all(CAMERAS.map((camera) => registerCamera(operator, sessionId, camera)));
  report.say('operator', 'registers and assigns two cameras, End Zone and Sideline');
  const starts = await Promise.allSettled(
    CAMERAS.map(async (camera, i) => {
      const died = (why: string) => report.expect(false, why);
      const channelId = channelIds[i] ?? '';
      const token = await mintToken(url, dataFolder, { role: 'device', channel: camera.path });
      const started = await startCamera({ ...camera, channelId, token, dataFolder, url, died }, signal);
      atEnd(started.stop);
      return started;
    }),
  );
  const [endZone, sideline] = starts.map((start) => {
    if (start.status === 'rejected') throw start.reason;
    return start.value;
  }) as [Camera, Camera];

  const [coachA, coachB] = await Promise.all([
    openCoach(signIn(url, tokenA, signal), sessionId),
    openCoach(signIn(url, tokenB, signal), sessionId),
  ]);
  return { sessionId, operator, coachA, coachB, witness, endZone, sideline, url, dataFolder, report, signal };
}

async function registerCamera(operator: Person, sessionId: string, { name, path }: (typeof CAMERAS)[number]) {
  type Registered = { readonly channel: { readonly id: string } };
  const { channel } = await operator.act<Registered>('registerChannel', { name, path }, 'channel { id }');
  await operator.act('assignChannel', { channelId: channel.id, sessionId }, 'channel { id }');
  return channel.id;
}
