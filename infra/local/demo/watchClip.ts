import path from 'node:path';
import type { Camera } from './cameras.ts';
import { checkFrames } from './checkFrames.ts';
import type { ClosedPlay, MarkedClip } from './coach.ts';
import type { SeenClip } from './facts.ts';
import { fetchFilm } from './fetchFilm.ts';
import type { Game } from './setUpGame.ts';
import { stagesOf } from './stages.ts';

/** Long before a clip is given up, in milliseconds. */
export const READY_WITHIN_MS = 15_000;
const PICTURE_WITHIN_MS = 15_000;

/** One angle of a play that is over, and how it is spoken of: `play 3, Sideline`. */
export interface Angle {
  readonly clip: MarkedClip;
  readonly play: ClosedPlay;
  readonly camera: Camera;
  readonly called: string;
}

/** Films are checked one after another: reading their pictures must not take the machine from those who cut. */
let atHand: Promise<unknown> = Promise.resolve();

/**
 * What coach B does about a clip that was asked for: hears that it is ready, fetches it, and looks whether it shows what
 * was marked. Whatever does not hold goes to the report.
 */
export async function watchClip(game: Game, angle: Angle): Promise<void> {
  const { witness, report } = game;
  const { clip, play, called } = angle;
  const end = await witness.until(
    `${called} is ready`,
    (fact) => fact.clip?.id === clip.id && ['ClipReady', 'ClipFailed'].includes(fact.__typename),
    { ms: READY_WITHIN_MS },
  );
  if (!end.clip?.streamUrl) {
    report.expect(false, `${called} becomes a film (it failed with ${end.code})`);
    return;
  }
  const seen = end.clip;
  const outToReadyMs = end.heardAt - play.outMs;
  report.clipReady(outToReadyMs, stagesOf(witness.heard, clip.id, play.outMs, end.heardAt));
  report.say('coach B', `hears that ${called} is ready, ${outToReadyMs} ms after OUT`);
  const before = atHand;
  const checked = before.then(() => checkFilm(game, angle, seen));
  atHand = checked.catch(() => {});
  await checked;
  await checkPicture(game, angle);
}

async function checkFilm(game: Game, { play, camera, called }: Angle, seen: SeenClip): Promise<void> {
  const { url, dataFolder, report, signal, coachA } = game;
  const inMs = Date.parse(seen.inAt);
  const outMs = Date.parse(seen.outAt ?? '');
  const isAsPressed = [inMs - play.inMs, outMs - play.outMs].every((off) => Math.abs(off) <= coachA.uncertaintyMs);
  report.expect(isAsPressed, `${called} keeps the instants at which the coach pressed`);

  const file = path.join(dataFolder, `coach-b-${seen.id}.mp4`);
  const film = await fetchFilm(new URL(seen.streamUrl ?? '', url).href, file, signal);
  report.expect(film.bytes === seen.bytes, `${called} has ${seen.bytes} bytes (${film.bytes} came)`);
  const { frames, error, isWhole } = await checkFrames(file, camera, inMs, outMs);
  report.frameError(error);
  report.expect(error === 0, `${called} begins and ends on the marked frames (${error} off)`);
  report.expect(isWhole, `${called} shows every frame of its camera in between, once`);
  report.expect(frames === seen.frames, `${called} has ${seen.frames} frames (${frames} were read)`);
  const said = error === 0 ? 'the first and the last are the marked ones' : `${error} off the marked ones`;
  report.say('coach B', `fetches ${called} in ${film.pieces} pieces: ${frames} frames, ${said}`);
}

/** The picture of a clip follows its film. */
async function checkPicture({ witness, url, report, signal }: Game, { clip, called }: Angle): Promise<void> {
  const taken = await witness.until(
    `the picture of ${called} is there`,
    (fact) => fact.__typename === 'ClipThumbnailReady' && fact.clip?.id === clip.id,
    { ms: PICTURE_WITHIN_MS },
  );
  const link = new URL(taken.clip?.thumbnailUrl ?? '', url).href;
  const response = await fetch(link, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
  const { byteLength } = await response.arrayBuffer();
  const isPicture = response.ok && response.headers.get('content-type') === 'image/jpeg' && byteLength > 0;
  report.expect(isPicture, `the picture of ${called} can be fetched (status ${response.status}, ${byteLength} bytes)`);
}
