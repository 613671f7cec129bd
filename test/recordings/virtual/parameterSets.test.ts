import { describe, expect, it } from 'vitest';
import { box, fullBox, uint16, uint32 } from '../../../src/recordings/boxes.ts';
import { parameterSets } from '../../../src/recordings/virtual/parameterSets.ts';

const [sps, pps, vps] = [Buffer.from([0x67, 1, 2]), Buffer.from([0x68, 3]), Buffer.from([0x40, 4, 5, 6])];
const sampleEntry = (codec: string, settings: Buffer) =>
  fullBox('stsd', 0, 0, uint32(1), box(codec, Buffer.alloc(78), box('pasp', uint32(1, 1)), settings));
const listed = (...units: Buffer[]) => Buffer.concat(units.flatMap((unit) => [uint16(unit.length), unit]));
const asSample = (...units: Buffer[]) => Buffer.concat(units.flatMap((unit) => [uint32(unit.length), unit]));

const avcC = (lengthSize: number) =>
  box('avcC', Buffer.from([1, 66, 0, 30, 0xfc | (lengthSize - 1), 0xe1]), listed(sps), Buffer.from([1]), listed(pps));
const array = (type: number, unit: Buffer) => Buffer.concat([Buffer.from([type]), uint16(1), listed(unit)]);
const hvcC = box('hvcC', Buffer.alloc(21), Buffer.from([0xff, 3]), array(32, vps), array(33, sps), array(34, pps));

describe('the parameter sets of a decoder', () => {
  it('are those of H.264, each behind its length', () => {
    expect(parameterSets(sampleEntry('avc1', avcC(4)))).toEqual(asSample(sps, pps));
    expect(parameterSets(sampleEntry('avc1', avcC(2)))).toEqual(listed(sps, pps));
  });

  it('are those of H.265', () => {
    expect(parameterSets(sampleEntry('hvc1', hvcC))).toEqual(asSample(vps, sps, pps));
  });

  it('are none of other codecs, and none where the box is cut off', () => {
    expect(parameterSets(sampleEntry('vp09', box('vpcC', Buffer.alloc(12))))).toBeUndefined();
    const whole = avcC(4).subarray(8);
    for (let length = 0; length < whole.length; length += 1) {
      expect(parameterSets(sampleEntry('avc1', box('avcC', whole.subarray(0, length))))).toBeUndefined();
    }
  });
});
