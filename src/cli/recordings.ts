// npm run recordings: what is on disk of a channel, for a person; needs no running platform.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readDataFolder } from '../config.ts';
import { ChannelPath } from '../domain/values.ts';
import type { Overview, SegmentOverview } from '../recordings/overview.ts';
import { openRecordings } from '../recordings/recordings.ts';

const USAGE = `npm run recordings -- <channel> [--recordings <folder>] [--json]
  the folder holds a folder a channel; the platform's own unless told`;

function readArguments(words: readonly string[]): { channel: string; folder: string; json: boolean } {
  const options = { recordings: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
  const [channel = ''] = positionals;
  if (positionals.length !== 1) throw new TypeError('name one channel by its path, such as home-end-zone');
  if (!ChannelPath.safeParse(channel).success) throw new TypeError('a channel is 1 to 40 of a-z, 0-9 and -');
  const folder = values.recordings ?? path.join(readDataFolder(), 'recordings');
  if (!existsSync(folder)) throw new TypeError(`there is no folder ${folder}`);
  return { channel, folder, json: values.json };
}

function linesOf({ channelPath, segments, gaps, coverage, bytes, strangers }: Overview): string[] {
  if (segments.length === 0) return [`${channelPath}: nothing recorded`, ...strangers.map(strangerLine)];
  const [first, last] = [segments[0]!.from, segments.at(-1)!.to];
  const files = segments.length === 1 ? '1 file' : `${segments.length} files`;
  return [
    `${channelPath}: ${first.toISOString()} to ${last.toISOString()}`,
    `${files}, ${megabytes(bytes)}, ${(coverage * 100).toFixed(2)} % of ${seconds(first, last)} covered`,
    '',
    ...segments.flatMap((segment) => [
      ...gaps.filter(({ to }) => isBetween(to, segment)).map(gapLine),
      segmentLine(segment),
      ...gaps.filter(({ from, to }) => from > segment.from && to < segment.to).map(gapLine),
    ]),
    ...strangers.map(strangerLine),
  ];
}

/** Whether a gap that ends at this moment is the one before the segment. Moments are rounded, each for itself. */
function isBetween(gapEnd: Date, { from }: SegmentOverview): boolean {
  return Math.abs(gapEnd.getTime() - from.getTime()) <= 1;
}

function segmentLine(segment: SegmentOverview): string {
  const { name, from, to, bytes, parts, state, damaged, picture, sound, continues } = segment;
  const remarks = [
    ...(continues ? ['goes on'] : ['new stream']),
    ...(state === 'OPEN' ? ['not closed'] : []),
    ...(damaged ? ['DAMAGED'] : []),
  ];
  const facts = [seconds(from, to), `${parts} parts`, megabytes(bytes), picture, sound ?? 'no sound', ...remarks];
  return `  ${name}  ${from.toISOString()}  ${facts.join(', ')}`;
}

const gapLine = ({ from, to }: { from: Date; to: Date }): string =>
  `  -- nothing for ${seconds(from, to)}, until ${to.toISOString()}`;
const strangerLine = (named: Date): string => `  !! a file named ${named.toISOString()} is no recording`;
const seconds = (from: Date, to: Date): string => `${((to.getTime() - from.getTime()) / 1_000).toFixed(3)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  const { channel, folder, json } = readArguments(process.argv.slice(2));
  const overview = await openRecordings(folder).overview(channel);
  for (const line of json ? [JSON.stringify(overview)] : linesOf(overview)) console.log(line);
} catch (error) {
  const isUsage = error instanceof TypeError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(USAGE);
  process.exitCode = isUsage ? 2 : 1;
}
