import { box, fullBox, uint16, uint32 } from './boxes.ts';

/** The `stsd` boxes that MediaMTX writes for H.264 and for AAC. */

/** H.264 with one SPS and one PPS, NAL units with lengths of 4 bytes. */
export function h264SampleEntry(sps: Buffer, pps: Buffer, width: number, height: number): Buffer {
  const avcC = box(
    'avcC',
    Buffer.from([1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1]),
    uint16(sps.length),
    sps,
    Buffer.from([1]),
    uint16(pps.length),
    pps,
  );
  const entry = box(
    'avc1',
    Buffer.alloc(6),
    uint16(1),
    Buffer.alloc(16),
    uint16(width, height),
    uint32(0x480000, 0x480000, 0),
    uint16(1),
    Buffer.alloc(32),
    uint16(0x18, 0xffff),
    avcC,
    bitRate(1_000_000),
  );
  return fullBox('stsd', 0, 0, uint32(1), entry);
}

/** AAC; `config` is the AudioSpecificConfig, 2 bytes for AAC-LC. */
export function aacSampleEntry(config: Buffer, sampleRate: number, channels: number): Buffer {
  const average = 128_825; // what MediaMTX writes, whatever the stream has
  const decoderSpecific = descriptor(5, config);
  const decoderConfig = descriptor(4, Buffer.from([0x40, 0x15, 0, 0, 0]), uint32(average, average), decoderSpecific);
  const elementary = descriptor(3, uint16(2), Buffer.from([0]), decoderConfig, descriptor(6, Buffer.from([2])));
  const entry = box(
    'mp4a',
    Buffer.alloc(6),
    uint16(1),
    uint32(0, 0),
    uint16(channels, 16, 0, 0),
    uint32(sampleRate * 0x10000),
    fullBox('esds', 0, 0, elementary),
    bitRate(average),
  );
  return fullBox('stsd', 0, 0, uint32(1), entry);
}

function bitRate(bitsPerSecond: number): Buffer {
  return box('btrt', uint32(0, bitsPerSecond, bitsPerSecond));
}

/** An MPEG-4 descriptor with its length in four bytes. */
function descriptor(tag: number, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, 0x80, 0x80, 0x80, body.length]), body]);
}
