// What it takes to know a file of an hour, to the frame, that nobody has looked at yet.
import { closeSync, openSync, readSync } from 'node:fs';
import { lookAt, openSegmentFile } from '../../src/recordings/segmentFile.ts';
import type { Measured, Round } from '../bench.ts';
import { hourFootage } from './hourFootage.ts';

const ROUNDS = 15;
const LOOK = 4096;

export async function index(): Promise<Measured> {
  const { segment } = await hourFootage();
  const ours = () => {
    const file = openSegmentFile(segment, 0);
    lookAt(file, Number.POSITIVE_INFINITY);
    return file.parts;
  };
  const offsets = ours().map(({ offset }) => offset);
  /** The least that anyone has to read: the beginning of each part. */
  const control = () => {
    const fd = openSync(segment, 'r');
    const bytes = Buffer.allocUnsafe(LOOK);
    for (const offset of offsets) readSync(fd, bytes, 0, LOOK, offset);
    closeSync(fd);
  };
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: timed(ours), control: timed(control) });
  return { rounds: rounds.slice(3), unit: 'ms', note: `${offsets.length} parts; ours reads 1 KiB of each` };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
