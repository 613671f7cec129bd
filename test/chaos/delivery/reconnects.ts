// Subscribers whose connections are struck at random while facts flow: what they hear in the end is the log.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, startFaultProxy } from '../../support/faultProxy.ts';
import { until } from '../../support/until.ts';
import { randomOf } from '../random.ts';
import { type Delivery, holdAgainstFacts, markPlay, openAudience, openStage } from './stage.ts';

const FACTS_A_SECOND = 20;
const LATENCY_MS = 10;
/** Resets come most often, as they do. */
const STRIKES: readonly Fault[] = ['reset', 'reset', 'truncate', 'halfOpen'];
/** Between two strikes. */
const STRIKE_EVERY_MS = { least: 40, most: 200 };
const CATCH_UP_MS = 60_000;

export interface ReconnectsOptions {
  readonly seed: number;
  readonly databaseUrl: string;
  readonly seconds: number;
  readonly subscribers: number;
}

export interface ReconnectsReport extends Delivery {
  readonly strikes: number;
  readonly connections: number;
  /** From the last fact's answer until everybody had heard it. */
  readonly caughtUpMs: number;
  readonly ends: readonly string[];
}

export async function reconnects(options: ReconnectsOptions): Promise<ReconnectsReport> {
  const { seed, databaseUrl, seconds, subscribers } = options;
  const random = randomOf(seed);
  const stage = await openStage(databaseUrl);
  const proxy = await startFaultProxy({ port: stage.platform.port, seed, latencyMs: LATENCY_MS });
  const audience = await openAudience(stage, subscribers, {
    port: proxy.port,
    pingEveryMs: 1_000,
    pongWithinMs: 2_000,
  });
  try {
    await until(() => audience.heard.every(({ length }) => length > 0), { deadline: 30_000, what: 'all have joined' });
    const start = performance.now();
    const isOver = () => performance.now() - start > seconds * 1_000;

    let strikes = 0;
    const striking = (async () => {
      while (!isOver()) {
        if (proxy.strike(random.pick(STRIKES))) strikes += 1;
        await sleep(random.between(STRIKE_EVERY_MS.least, STRIKE_EVERY_MS.most));
      }
    })();
    const marks: Promise<void>[] = [];
    for (let n = 0; !isOver(); n += 1) {
      const due = start + (n * 1_000) / FACTS_A_SECOND;
      await sleep(Math.max(0, due - performance.now()));
      marks.push(markPlay(stage.coaches[n % stage.coaches.length]!, stage));
    }
    await Promise.all([striking, ...marks]);

    const answered = performance.now();
    const { facts } = await holdAgainstFacts(stage, audience);
    // What never comes is for the report to say.
    const all = () => audience.heard.every((positions) => positions.length >= facts);
    await until(all, { deadline: CATCH_UP_MS }).catch(() => {});
    const caughtUpMs = performance.now() - answered;
    const delivery = await holdAgainstFacts(stage, audience);
    return { ...delivery, strikes, connections: proxy.connections(), caughtUpMs, ends: audience.ends };
  } finally {
    audience.leave();
    await proxy.close();
  }
}
