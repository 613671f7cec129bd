import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from './cameras.ts';
import type { ClosedPlay } from './coach.ts';
import { bringBack, loseBeats, markBeforeRecording } from './incidents.ts';
import { markPlay } from './markPlay.ts';
import type { Game } from './setUpGame.ts';
import { HEARD_WITHIN_MS, SLOW_MS } from './witness.ts';

/** How long plays and the breaks between them are, in seconds. */
export interface Tempo {
  readonly plays: readonly [number, number, number, number, number, number];
  readonly huddle: number;
}

export const GAME: Tempo = { plays: [5, 4, 6, 5, 6, 4], huddle: 3 };
/** The same story told fast, for the tests. */
export const DRILL: Tempo = { plays: [1, 1, 1.5, 1, 1.2, 1], huddle: 0.2 };

/** The game, from kick-off to the final whistle. Throws where it cannot go on. */
export async function playGame(game: Game, { plays, huddle }: Tempo): Promise<void> {
  const { endZone, sideline, signal } = game;
  const played: ClosedPlay[] = [];
  const watched: Promise<void>[] = [];
  const nextPlay = async (...cameras: Camera[]): Promise<ClosedPlay> => {
    const seconds = plays[played.length] ?? 1;
    const { play, clips } = await markPlay(game, played.length + 1, seconds, cameras);
    played.push(play);
    watched.push(...clips);
    return play;
  };
  const pause = () => sleep(huddle * 1000, undefined, { signal });

  await comeAlive(game);
  await startGame(game);
  const first = await nextPlay(endZone, sideline);
  await pause();
  await nextPlay(sideline);
  await markBeforeRecording(game);
  const third = await nextPlay(endZone, sideline);
  await pause();

  const lost = loseBeats(game, endZone);
  // Whoever awaits it comes later; until then its failure is nobody's.
  lost.catch(() => {});
  await nextPlay(sideline);
  await lost;
  const favorites = [first.clips[0]?.id ?? '', third.clips[1]?.id ?? ''] as const;
  await halfTime(game, favorites);
  await bringBack(game, endZone);

  await nextPlay(endZone, sideline);
  await pause();
  await nextPlay(endZone);
  await Promise.all(watched);
  await completeGame(game);
  await checkLists(game, played, favorites);
}

async function comeAlive({ witness, report, endZone, sideline }: Game): Promise<void> {
  await Promise.all(
    [endZone, sideline].map(({ name, channelId }) =>
      witness.until(
        `${name} comes alive`,
        ({ channel, status, reason }) => channel?.id === channelId && status === 'ACTIVE' && reason === 'activated',
        { ms: SLOW_MS },
      ),
    ),
  );
  report.say('cameras', 'both record, in parts of 200 ms, and are alive');
}

async function startGame({ operator, sessionId, witness, report }: Game): Promise<void> {
  type Started = { readonly warnings: readonly { readonly code: string }[] };
  const { warnings } = await operator.act<Started>('startSession', { sessionId }, 'warnings { code }');
  report.expect(warnings.length === 0, `the game starts without a warning (${warnings[0]?.code})`);
  await witness.until('the game starts', ({ __typename }) => __typename === 'SessionStarted', { ms: HEARD_WITHIN_MS });
  report.say('operator', 'starts the game');
}

/** Both coaches choose their favourites while the clock stands. */
async function halfTime(game: Game, [chosenByA, chosenByB]: readonly [string, string]): Promise<void> {
  const { operator, coachA, coachB, sessionId, witness, report } = game;
  await operator.act('pauseSession', { sessionId }, 'session { status }');
  report.say('operator', 'half-time');
  await Promise.all([coachA.favorite(chosenByA), coachB.favorite(chosenByB)]);
  for (const id of [chosenByA, chosenByB]) {
    await witness.until(
      'a favourite of half-time',
      ({ __typename, clip }) => __typename === 'ClipFavorited' && clip?.id === id && clip.isFavorite,
      { ms: HEARD_WITHIN_MS },
    );
  }
  report.say('coaches', 'choose a favourite each');
  await operator.act('resumeSession', { sessionId }, 'session { status }');
  report.say('operator', 'second half');
}

async function completeGame({ operator, sessionId, witness, report }: Game): Promise<void> {
  await operator.act('completeSession', { sessionId }, 'session { status }');
  const isOver = ({ __typename }: { __typename: string }) => __typename === 'SessionCompleted';
  await witness.until('the game is complete', isOver, { ms: HEARD_WITHIN_MS });
  report.say('operator', 'the game is complete');
}

/** What the lists show at the end must be what was heard; a visitor may have marked plays as well. */
async function checkLists(game: Game, played: readonly ClosedPlay[], favorites: readonly string[]): Promise<void> {
  const { operator, sessionId, report } = game;
  const { session, clips } = await operator.ask<{
    readonly session: { readonly status: string };
    readonly clips: { readonly nodes: readonly { id: string; status: string; isFavorite: boolean }[] };
  }>(
    `query ($sessionId: ID!) {
      session(id: $sessionId) { status }
      clips(sessionId: $sessionId, first: 100) { nodes { id status isFavorite } } }`,
    { sessionId },
  );
  report.expect(session.status === 'COMPLETED', `the game is listed as complete (${session.status})`);
  const listed = new Map(clips.nodes.map((clip) => [clip.id, clip]));
  for (const { id } of played.flatMap((play) => play.clips)) {
    const { status = 'missing', isFavorite = false } = listed.get(id) ?? {};
    report.expect(status === 'READY', `clip ${id} is listed as ready (${status})`);
    report.expect(isFavorite || !favorites.includes(id), `clip ${id} is listed as a favourite`);
  }
}
