import type { Camera } from './cameras.ts';
import { SILENCE_S } from './demoSystem.ts';
import type { Game } from './setUpGame.ts';
import { HEARD_WITHIN_MS, SLOW_MS } from './witness.ts';

/** Somebody marks what no camera has seen: that clip must fail, and say why. */
export async function markBeforeRecording({ coachA, endZone, witness, report }: Game): Promise<void> {
  const open = await coachA.markIn([endZone.channelId], endZone.startMs - 9_000);
  const { clips } = await coachA.markOut(open, endZone.startMs - 5_000);
  report.say('coach A', 'marks a play of before the first recording');
  const end = await witness.until(
    'the clip of before the first recording fails',
    ({ __typename, clip }) => clip?.id === clips[0]?.id && ['ClipFailed', 'ClipReady'].includes(__typename),
    { ms: SLOW_MS },
  );
  const { code, text } = end.clip?.failure ?? { code: 'none', text: 'it says nothing' };
  report.expect(code === 'CLIP_NO_FOOTAGE', `the clip of before the first recording fails for that reason (${code})`);
  report.say('coach B', `hears that it failed, ${code}: ${text}`);
}

/** The camera goes on recording but is not heard of. Resolves once that has been noticed. */
export async function loseBeats({ witness, report }: Game, camera: Camera): Promise<void> {
  const since = witness.heard.length;
  camera.silence();
  report.say('cameras', `${camera.name} falls silent`);
  await witness.until(
    `${camera.name} is lost`,
    ({ channel, status, reason }) => channel?.id === camera.channelId && status === 'ERROR' && reason === 'silent',
    { ms: SLOW_MS, since },
  );
  report.say('coach B', `hears that ${camera.name} is lost, silent for ${SILENCE_S} s`);
}

export async function bringBack({ witness, report }: Game, camera: Camera): Promise<void> {
  const since = witness.heard.length;
  camera.resume();
  await witness.until(
    `${camera.name} is back`,
    ({ channel, status, reason }) => channel?.id === camera.channelId && status === 'ACTIVE' && reason === 'recovered',
    { ms: HEARD_WITHIN_MS, since },
  );
  report.say('coach B', `hears that ${camera.name} is back`);
}
