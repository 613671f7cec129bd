import type { ChannelCheck, PreGame } from '../api/entities.ts';
import { inSeconds } from '../time/format.ts';

/** A game takes less, in hours. */
const enough = 4;
/** A recorder's clock may be this far off, in seconds: footage is seen up to a part late. */
const tolerance = 2;

/** Clock and test cut of a camera; `fix` is empty where both are good. */
export function testCutWords({ testCut, clockOffsetSeconds, fix }: ChannelCheck): { fix: string; text: string } {
  const cut = testCut.isGood
    ? `Test cut in ${inSeconds(testCut.seconds ?? 0)}.`
    : `No test cut: ${testCut.trouble ?? 'nobody knows why.'}`;
  const isOff = clockOffsetSeconds !== null && Math.abs(clockOffsetSeconds) > tolerance;
  const side = (clockOffsetSeconds ?? 0) > 0 ? 'ahead' : 'behind';
  const clock = isOff ? ` Clock ${inSeconds(Math.abs(clockOffsetSeconds))} ${side}.` : '';
  return { fix: fix ?? '', text: cut + clock };
}

export function diskWords({ diskHoursLeft, diskFreeGigabytes }: PreGame): { isShort: boolean; text: string } {
  const free = `${diskFreeGigabytes.toFixed(diskFreeGigabytes < 10 ? 1 : 0)} GB free`;
  if (diskHoursLeft === null)
    return diskFreeGigabytes < 1
      ? { isShort: true, text: `Free space. ${free}.` }
      : { isShort: false, text: `OK. ${free}.` };
  const isShort = diskHoursLeft < enough;
  const hours = `${free}, for ${recordingTime(diskHoursLeft)} of recording.`;
  return { isShort, text: isShort ? `Free space or shorten the retention. ${hours}` : `OK. ${hours}` };
}

/** As exact as somebody needs it who wonders whether it is enough: a guess from today's cameras is no better. */
function recordingTime(hours: number): string {
  if (hours < 10) return `${hours.toFixed(1)} h`;
  return hours < 48 ? `${Math.floor(hours)} h` : `${Math.floor(hours / 24)} days`;
}
