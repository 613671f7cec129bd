// npm run bench [name ...]: every figure is a ratio to a control that ran in turn with it, in the same minutes.
import { clip } from './clip.ts';
import { cutBurst, cutCold, cutHot } from './clips/cuts.ts';
import { fullRecording } from './clips/fullRecording.ts';
import { index } from './clips/index.ts';
import { outToReady } from './clips/outToReady.ts';
import { thumbnail } from './clips/thumbnail.ts';
import { commands } from './commands/commands.ts';
import { decision } from './domain/decision.ts';
import { appendConcurrent } from './eventstore/appendConcurrent.ts';
import { appendSequential } from './eventstore/appendSequential.ts';
import { catchUp } from './eventstore/catchUp.ts';
import { live } from './eventstore/live.ts';
import { streamRead } from './eventstore/streamRead.ts';
import { fanOut, fanOutCpu, fanOutTail } from './fanOut/fanOut.ts';
import { idleSubscriber } from './fanOut/idleSubscriber.ts';
import { hotQuery } from './graphql/hotQuery.ts';
import { limits } from './graphql/limits.ts';
import { growth } from './growth.ts';
import { asOf } from './history/asOf.ts';
import { backup } from './history/backup.ts';
import { restore } from './history/restore.ts';
import { timelineReplay } from './history/timelineReplay.ts';
import { rebuild } from './projections/rebuild.ts';
import { rebuildBatching } from './projections/rebuildBatching.ts';

export interface Round {
  readonly ours: number;
  readonly control: number;
}

/** What a bench says. The ratio is of ours to the control, whether more or less is better. */
export interface Measured {
  readonly rounds: readonly Round[];
  readonly unit: string;
  /** What else must be known to read the figure, such as a version. */
  readonly note?: string;
}

export type Bench = () => Promise<Measured>;

const benches: Readonly<Record<string, Bench>> = {
  commands,
  clip,
  'cut-hot': cutHot,
  'cut-cold': cutCold,
  'cut-burst': cutBurst,
  index,
  thumbnail,
  'full-recording': fullRecording,
  'out-to-ready': outToReady,
  'append-sequential': appendSequential,
  'append-concurrent': appendConcurrent,
  'catch-up': catchUp,
  'stream-read': streamRead,
  live,
  rebuild,
  'rebuild-batching': rebuildBatching,
  decision,
  'hot-query': hotQuery,
  limits,
  growth,
  'fan-out': fanOut,
  'fan-out-cpu': fanOutCpu,
  'fan-out-tail': fanOutTail,
  'idle-subscriber': idleSubscriber,
  'timeline-replay': timelineReplay,
  'as-of': asOf,
  backup,
  restore,
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const short = (value: number): string => String(Number(value.toPrecision(value >= 1_000 ? 4 : 3)));

const names = process.argv.slice(2);
const unknown = names.find((name) => !benches[name]);
if (unknown) {
  console.error(`no bench is called ${unknown}; there are: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const { rounds, unit, note } = await benches[name]!();
  const ours = median(rounds.map((round) => round.ours));
  const control = median(rounds.map((round) => round.control));
  // Rounds are pairs: the median of their ratios holds when the machine's speed drifts.
  const ratio = median(rounds.map((round) => round.ours / round.control));
  const remark = note ? ` (${note})` : '';
  console.log(
    `bench ${name}: ours ${short(ours)} ${unit}, control ${short(control)} ${unit}, ratio ${ratio.toFixed(2)}${remark}`,
  );
}
process.exit();
