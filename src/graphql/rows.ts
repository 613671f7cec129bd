// Rows by id, for whoever asks in the same moment: requests and subscribers that one advance has woken share a query,
// and a row that was read late enough is not read again. It is never older than whoever asks allows.
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { ChannelRow } from '../projections/channelBoard/projection.ts';
import { channelsById, channelsOfSessions } from '../projections/channelBoard/queries.ts';
import type { ChannelClockRow } from '../projections/channelClock/projection.ts';
import { presentChannelClocks } from '../projections/channelClock/queries.ts';
import type { ClipRow } from '../projections/clipList/projection.ts';
import { clipsById, clipsOfPlays } from '../projections/clipList/queries.ts';
import type { GameClockRow } from '../projections/gameClock/projection.ts';
import { allClockChanges, presentClocks } from '../projections/gameClock/queries.ts';
import type { Live } from '../projections/live.ts';
import type { SessionRow } from '../projections/sessionList/projection.ts';
import { clipCountsOf, type SessionClipCounts, sessionsById } from '../projections/sessionList/queries.ts';
import type { TagRow } from '../projections/tagList/projection.ts';
import { tagCountsOf, tagsById, tagsOfPlays } from '../projections/tagList/queries.ts';
import type { PlayRow } from '../projections/tagSheet/projection.ts';
import { playsById } from '../projections/tagSheet/queries.ts';
import { lastBeats } from '../tables/beats.ts';
import { labelsOf } from '../tables/people.ts';
import { namesByNumber } from '../tables/players.ts';
import { type Progress, progressOf } from '../tables/progress.ts';
import { viewCountsOf } from '../tables/views.ts';

/** Whoever asks sees their own team's rows only, at least as new as `atLeast`. A `Context` is one. */
export interface Asker {
  readonly actor: { readonly team: string };
  /** Position of the log. */
  readonly atLeast: bigint;
}
type ById<V> = (asker: Asker, id: string) => Promise<V | undefined>;

export interface Rows {
  readonly session: ById<SessionRow>;
  readonly channel: ById<ChannelRow>;
  readonly clip: ById<ClipRow>;
  /** Clips of a play in the order of the mark, without those that were discarded. */
  readonly angles: ById<readonly ClipRow[]>;
  readonly tag: ById<TagRow>;
  readonly play: ById<PlayRow>;
  /** Tags of a play that are not removed, oldest first, 100 at most. */
  readonly tagsOfPlay: ById<readonly TagRow[]>;
  /** How many tags of a session are not removed. */
  readonly tagCount: ById<number>;
  /** Clip counts and lengths of a session, by status. */
  readonly clipCounts: ById<readonly SessionClipCounts[]>;
  /** Channels assigned to a session, by name. */
  readonly channelsOfSession: ById<readonly ChannelRow[]>;
  /** What a session's present game clock follows from. */
  readonly gameClock: ById<readonly GameClockRow[]>;
  /** Everything that tells of a session's game clock, in the order of recording. */
  readonly clockChanges: ById<readonly GameClockRow[]>;
  /** The newest reading of a channel's clock. */
  readonly channelClock: ById<ChannelClockRow>;
  /** Name of a person or device. */
  readonly label: ById<string>;
  /** By jersey number. */
  readonly names: ById<readonly string[]>;
  /** How often a clip was watched. */
  readonly viewCount: ById<number>;
  readonly progress: ById<Progress>;
  readonly lastBeat: ById<string>;
}

const LONGEST_BATCH = 1_000;
const MOST_TAGS_OF_PLAY = 100;
/** Rows kept, a kind; each takes about 1 KB. */
const KEPT = 2_000;

export function openRows(pool: Pool, live: Live): Rows {
  const kept = <V>(load: ById<V>) => keeping(live, load);
  const ofIds = <R extends { readonly id: string }>(
    query: (pool: Pool, team: string, ids: readonly string[]) => Promise<readonly R[]>,
  ) => kept(batched(async (team, ids) => new Map((await query(pool, team, ids)).map((row) => [row.id, row]))));

  return {
    session: ofIds(sessionsById),
    channel: ofIds(channelsById),
    clip: ofIds(clipsById),
    angles: kept(
      batched(async (team, ids) => Map.groupBy(await clipsOfPlays(pool, team, ids), ({ play_id }) => play_id)),
    ),
    tag: ofIds(tagsById),
    play: ofIds(playsById),
    tagsOfPlay: kept(
      batched(async (team, ids) =>
        Map.groupBy(await tagsOfPlays(pool, team, ids, MOST_TAGS_OF_PLAY), (tag) => tag.play_id),
      ),
    ),
    tagCount: kept(batched((team, ids) => tagCountsOf(pool, team, ids))),
    clipCounts: kept(
      batched(async (team, ids) => Map.groupBy(await clipCountsOf(pool, team, ids), (counts) => counts.session_id)),
    ),
    channelsOfSession: kept(
      batched(async (team, ids) => {
        const channels = await channelsOfSessions(pool, team, ids);
        return new Map(ids.map((id) => [id, channels.filter((channel) => channel.session_ids.includes(id))]));
      }),
    ),
    channelClock: kept(batched((team, ids) => presentChannelClocks(pool, team, ids))),
    clockChanges: batched((team, ids) => allClockChanges(pool, team, ids)),
    // No log tells when these change: a reading may be dated a moment ahead.
    gameClock: batched((team, ids) => presentClocks(pool, team, ids)),
    label: batched((team, ids) => labelsOf(pool, team, ids)),
    names: batched((team, numbers) => namesByNumber(pool, team, numbers)),
    viewCount: batched((team, ids) => viewCountsOf(pool, team, ids)),
    progress: batched((team, ids) => progressOf(pool, team, ids)),
    lastBeat: batched((team, ids) => lastBeats(pool, team, ids)),
  };
}

interface Key {
  readonly team: string;
  readonly id: string;
}

function batched<V>(query: (team: string, ids: readonly string[]) => Promise<ReadonlyMap<string, V>>): ById<V> {
  const loader = new DataLoader<Key, V | undefined>(
    async (keys) => {
      const teams = [...Map.groupBy(keys, ({ team }) => team)];
      const found = await Promise.all(
        teams.map(async ([team, asked]) => {
          const ids = [...new Set(asked.map(({ id }) => id))];
          return [team, await query(team, ids)] as const;
        }),
      );
      const byTeam = new Map(found);
      return keys.map(({ team, id }) => byTeam.get(team)?.get(id));
    },
    { cache: false, maxBatchSize: LONGEST_BATCH, batchScheduleFn: (dispatch) => setImmediate(dispatch) },
  );
  return ({ actor }, id) => loader.load({ team: actor.team, id });
}

/** A row whose reading began when the read models stood at `seen` is at least as new as that. */
function keeping<V>(live: Live, load: ById<V>): ById<V> {
  const known = new LRUCache<string, { readonly seen: bigint; readonly row: Promise<V | undefined> }>({ max: KEPT });
  return (asker, id) => {
    const key = `${asker.actor.team}/${id}`;
    const entry = known.get(key);
    if (entry && entry.seen >= asker.atLeast) return entry.row;
    const row = load(asker, id);
    known.set(key, { seen: live.position(), row });
    row.catch(() => known.delete(key));
    return row;
  };
}
