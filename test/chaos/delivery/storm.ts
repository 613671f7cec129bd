// The platform is killed under everybody, and everybody comes back at once.
import { startPlatform } from '../../support/startPlatform.ts';
import { until } from '../../support/until.ts';
import { type Delivery, holdAgainstFacts, markPlay, openAudience, openStage } from './stage.ts';

const MARKS_BEFORE = 20;
const MARKS_AFTER = 20;
const DEADLINE_MS = 60_000;

export interface StormReport extends Delivery {
  /** From the kill until the platform listened again. */
  readonly startedMs: number;
  /** From the kill until everybody had heard everything, what was marked meanwhile included. */
  readonly caughtUpMs: number;
  readonly ends: readonly string[];
}

export async function storm({
  databaseUrl,
  subscribers,
}: {
  readonly databaseUrl: string;
  readonly subscribers: number;
}): Promise<StormReport> {
  const stage = await openStage(databaseUrl);
  const { platform, options, coaches } = stage;
  const mark = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => markPlay(coaches[n % coaches.length]!, stage)));
  const audience = await openAudience(stage, subscribers, { port: platform.port });
  try {
    await mark(MARKS_BEFORE);
    const { facts } = await holdAgainstFacts(stage, audience);
    const haveHeard = (count: number) => audience.heard.every(({ length }) => length >= count);
    await until(() => haveHeard(facts), { deadline: DEADLINE_MS, what: 'all have joined' });

    await platform.kill();
    const killed = performance.now();
    await startPlatform({ ...options, port: platform.port, dataFolder: platform.dataFolder });
    const startedMs = performance.now() - killed;
    await mark(MARKS_AFTER);
    // What never comes is for the report to say.
    await until(() => haveHeard(facts + MARKS_AFTER), { deadline: DEADLINE_MS }).catch(() => {});
    const caughtUpMs = performance.now() - killed;
    return { ...(await holdAgainstFacts(stage, audience)), startedMs, caughtUpMs, ends: [...audience.ends] };
  } finally {
    audience.leave();
  }
}
