// Readings of a device's clock, corrected by the server alone.
import { expect, it } from 'vitest';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { trimClip } from '../../src/commands/clip/trimClip.ts';
import { parse } from '../../src/commands/parse.ts';
import { clipId, samples } from './samples.ts';

const commandId = '0198c0de-0000-7000-8000-0000000000ff';
/** The device is 1.5 s ahead of the server. */
const clock = { offsetMs: 1_500, uncertaintyMs: 12 };
const reading = { inAt: '2026-11-14T20:14:11.500Z', outAt: '2026-11-14T20:14:23.500Z' };
const corrected = { inAt: '2026-11-14T20:14:10.000Z', outAt: '2026-11-14T20:14:22.000Z' };

it('a mark is corrected, and what the device saw is kept', () => {
  expect(parse(markClipOut, { commandId, clipId, outAt: reading.outAt, clock })).toMatchObject({
    input: { outAt: corrected.outAt },
    mark: { markedAt: reading.outAt, clockOffsetMs: 1_500, clockUncertaintyMs: 12 },
  });
});

it('a play that is over is corrected at both ends, and the first reading is kept', () => {
  expect(parse(registerClip, { ...samples.RegisterClip, ...reading, commandId, clock })).toMatchObject({
    input: corrected,
    mark: { markedAt: reading.inAt, clockOffsetMs: 1_500 },
  });
});

it('a window that is set on the film is no reading of a clock', () => {
  const parsed = parse(trimClip, { commandId, clipId, outAt: reading.outAt, clock });
  expect(parsed).toMatchObject({ input: { outAt: reading.outAt } });
  expect(parsed).toHaveProperty('mark', {});
});
