import { describe, expect, it } from 'vitest';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { haveRealRecordings, realChannels, realFiles, realRecordingsRoot } from './realRecordings.ts';

const DAY = { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-25T00:00:00Z') };
const footage = (channel: string) => openRecordings(realRecordingsRoot).footage(channel, DAY.from, DAY.to);

describe.skipIf(!haveRealRecordings)('the index of real recordings', () => {
  it.each(realChannels)('lists every frame of channel %s as it was found there', async (channel) => {
    const { pieces, damaged } = await footage(channel);

    expect(damaged).toBe(false);
    expect(
      pieces.map(({ video }) => video.map(({ dts, cts, size, sync }) => [dts + cts, dts, size, sync ? 1 : 0])),
    ).toEqual(realFiles(channel).map(({ frames }) => frames.map((frame) => frame.slice(1))));
  });

  it.each(['a', 'a1s', 'b'])('joins the files of channel %s to a hundredth of a frame', async (channel) => {
    const { pieces } = await footage(channel);
    const joins = pieces.slice(1).map(({ startMs }, i) => startMs - (pieces[i]?.endMs ?? 0));

    expect(joins.every((join) => Math.abs(join) < 0.3)).toBe(true);
  });

  it('finds the hole that a lost publisher leaves, and the one that a crash of the recorder leaves', async () => {
    const inside = async (channel: string) => {
      const { gaps } = await footage(channel);
      return gaps.slice(1, -1).map(({ from, to }) => to.getTime() - from.getTime());
    };

    expect(await inside('d')).toEqual([expect.closeTo(3200, -2)]);
    expect(await inside('e')).toHaveLength(1);
  });
});
