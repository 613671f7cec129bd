// Marks under kills: people mark plays while Postgres, the event store node and the platform are killed with -9.
import { setTimeout as sleep } from 'node:timers/promises';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openPool } from '../../src/database.ts';
import type { Recorded } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import { type EventStore, openEventStore } from '../../src/eventstore/store.ts';
import { type ClipRow, clipList } from '../../src/projections/clipList/projection.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { type Ask, type Game, startGame } from './game.ts';
import { randomOf } from './random.ts';

const PEOPLE = 6;

export interface MarksUnderKills {
  readonly seed: number;
  /** In all; the targets take turns. */
  readonly kills: number;
  readonly targets: readonly ('postgres' | 'eventstore' | 'platform')[];
  readonly dataFolder: string;
  readonly say?: (line: string) => void;
}

export interface MarksReport {
  readonly acked: number;
  /** Acknowledged commands that are not in the log. */
  readonly lost: number;
  /** Commands whose events stand in the log more than once. */
  readonly doubled: number;
  /** Streams with a hole or a repetition in their revisions. */
  readonly gaps: number;
  /** Rows of the clip list that differ from a fold of the log. */
  readonly unequal: number;
  /** Answers that no client should get: a first command was refused. */
  readonly refused: readonly string[];
}

interface Acknowledged {
  readonly clipId: string;
  readonly commandId: string;
}

export async function marksUnderKills(options: MarksUnderKills): Promise<MarksReport> {
  const { seed, kills, targets, say = () => {} } = options;
  const random = randomOf(seed);
  const game = await startGame(options.dataFolder, { FILMROOM_ROLES: 'api,projector' });
  try {
    const acked: Acknowledged[] = [];
    const refused: string[] = [];
    const over = new AbortController();
    const people = Array.from({ length: PEOPLE }, (_, n) =>
      markPlays(game, game.person(game.token('--role', 'coach', '--name', `Coach ${n}`)), acked, refused, over.signal),
    );
    for (let kill = 0; kill < kills; kill += 1) {
      const target = targets[kill % targets.length]!;
      const before = acked.length;
      await until(() => acked.length > before, { deadline: 60_000, what: 'marks are answered again' });
      await sleep(random.between(50, 400));
      say(`kill ${kill + 1}: ${target}, ${acked.length} acknowledged`);
      game.system.kill(target);
    }
    const before = acked.length;
    await until(() => acked.length > before, { deadline: 60_000, what: 'marks are answered after the last kill' });
    over.abort();
    await Promise.all(people);
    return { acked: acked.length, refused, ...(await judge(game, acked)) };
  } finally {
    await game.stop();
  }
}

async function markPlays(game: Game, ask: Ask, acked: Acknowledged[], refused: string[], over: AbortSignal) {
  const { sessionId, channelId } = game;
  while (!over.aborted) {
    const playId = newId();
    const clipId = clipIdOf(playId, channelId);
    const tell = async (mutation: string, input: Record<string, unknown>, angle: boolean) => {
      const commandId = newId();
      const { userErrors } = await ask(mutation, { ...input, commandId });
      for (const { code, message } of userErrors) refused.push(`${mutation}: ${code} ${message}`);
      if (userErrors.length === 0)
        acked.push({ clipId, commandId: angle ? clipIdOf(commandId, channelId) : commandId });
    };
    const inAt = new Date(Date.now() - 5_000).toISOString();
    await tell('markClipIn', { sessionId, playId, channelIds: [channelId], inAt }, true);
    await tell('markClipOut', { clipId, outAt: new Date().toISOString() }, true);
    await tell('favoriteClip', { clipId }, false);
  }
}

/** Holds the log against what was acknowledged, and the rows against the log. */
async function judge({ system }: Game, acked: readonly Acknowledged[]) {
  const store = openEventStore(system.esdbUrl);
  const pool = openPool(system.databaseUrl, 2);
  try {
    const streams = new Map<string, Recorded<DomainEvent>[]>();
    for (const { clipId } of acked) {
      if (!streams.has(clipId)) streams.set(clipId, await readClip(store, clipId));
    }
    const lost = acked.filter(
      ({ clipId, commandId }) => !streams.get(clipId)!.some(({ meta }) => meta.commandId === commandId),
    );
    const doubled = [...streams.values()].filter((events) => {
      const facts = events.map(({ type, meta }) => `${type} ${meta.commandId}`);
      return new Set(facts).size < facts.length || new Set(events.map(({ id }) => id)).size < events.length;
    });
    const gaps = [...streams.values()].filter((events) => events.some(({ revision }, n) => revision !== BigInt(n)));

    const last = (await store.newest())!.mark.commit;
    await until(async () => {
      const { rows } = await pool.query("select position from checkpoint where name = 'live'");
      return rows[0]?.position >= last;
    });
    const rows = new Map((await pool.query<ClipRow>('select * from clip_list')).rows.map((row) => [row.id, row]));
    const unequal = [...streams].filter(([clipId, events]) => {
      const folded = events.reduce<ClipRow | undefined>(
        (row, event) => clipList.apply(row, event) ?? undefined,
        undefined,
      );
      return textOf(folded) !== textOf(rows.get(clipId));
    });
    return { lost: lost.length, doubled: doubled.length, gaps: gaps.length, unequal: unequal.length };
  } finally {
    await pool.end();
    await store.dispose();
  }
}

const readClip = (store: EventStore, clipId: string) => store.read(`clip-home.${clipId}`, 0n);

const textOf = (row: ClipRow | undefined) =>
  row &&
  JSON.stringify(
    Object.entries(row)
      .sort()
      .map(([key, value]) => [key, typeof value === 'bigint' ? value.toString() : value]),
  );
