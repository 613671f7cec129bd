import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from './cameras.ts';
import type { ClosedPlay, OpenPlay } from './coach.ts';
import type { Game } from './setUpGame.ts';
import { watchClip } from './watchClip.ts';
import { HEARD_WITHIN_MS } from './witness.ts';

/**
 * Coach A marks a play while it runs: IN when it begins, OUT when it is over. Coach B hears of its ghosts meanwhile.
 * @returns the play as soon as OUT was taken, and for each of its clips the end of what coach B does about it
 */
export async function markPlay(
  game: Game,
  number: number,
  seconds: number,
  cameras: readonly Camera[],
): Promise<{ play: ClosedPlay; clips: Promise<void>[] }> {
  const { coachA, report, signal } = game;
  const open = await coachA.markIn(cameras.map(({ channelId }) => channelId));
  report.say('coach A', `IN, play ${number}: ${cameras.map(({ name }) => name).join(' and ')}`);
  report.expect(open.warnings.length === 0, `play ${number} is marked without a warning (${open.warnings.join(', ')})`);
  await Promise.all([hearGhosts(game, number, open), sleep(seconds * 1000, undefined, { signal })]);
  const play = await coachA.markOut(open);
  report.say('coach A', `OUT, play ${number}: ${((play.outMs - play.inMs) / 1000).toFixed(1)} s`);

  const clips = play.clips.map(async (clip) => {
    report.clipAskedFor();
    const camera = cameras.find(({ channelId }) => channelId === clip.channelId);
    if (!camera) throw new Error(`play ${number} names a camera that nobody chose`);
    try {
      await watchClip(game, { clip, play, camera, called: `play ${number}, ${camera.name}` });
    } catch (error) {
      if (!signal.aborted) report.expect(false, error instanceof Error ? error.message : String(error));
    }
  });
  return { play, clips };
}

async function hearGhosts({ witness }: Game, number: number, { clips }: OpenPlay): Promise<void> {
  await Promise.all(
    clips.map(({ id }) =>
      witness.until(
        `a ghost of play ${number}`,
        ({ __typename, clip }) => __typename === 'ClipMarkedIn' && clip?.id === id,
        { ms: HEARD_WITHIN_MS },
      ),
    ),
  );
}
