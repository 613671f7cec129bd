// npm run replay: plays a game in the terminal, fact by fact, at the pace at which it happened or faster.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readAddress, readCertificate, readToken } from '../config.ts';
import { Id, Instant } from '../domain/values.ts';
import { type ApiAddress, askGraphql, NotAnswered } from './askGraphql.ts';
import { type ReplayEntry, replayLine } from './replay/replayLine.ts';

const USAGE = `npm run replay -- <session> [--at <moment>] [--speed 10] [--token <token>]
  --at     begins there: an instant (2026-11-14T20:14:25Z), a position, or the game clock (Q2 3:14); says how it stood
  --speed  how many times as fast as it happened; 0 does not wait at all. 10 unless told
  --token  of somebody who may read timelines; FILMROOM_TOKEN where it is not given. npm run token makes one`;

/** Nobody sits through half time. */
const LONGEST_PAUSE_MS = 3_000;
const PAGE = 100;

interface Wanted {
  readonly session: string;
  readonly at: object | undefined;
  readonly speed: number;
  readonly token: string;
}

function readArguments(words: readonly string[]): Wanted {
  const options = {
    at: { type: 'string' },
    speed: { type: 'string', default: '10' },
    token: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
  const session = Id.safeParse(positionals[0]);
  if (positionals.length !== 1 || !session.success) throw new TypeError('name one session by its id');
  const speed = Number(values.speed);
  if (!(speed >= 0 && Number.isFinite(speed))) throw new TypeError('--speed: must be a number, 0 or more');
  const token = values.token ?? readToken();
  if (token === '') throw new TypeError('--token is missing: npm run token -- --role coach prints one');
  return { session: session.data, at: values.at === undefined ? undefined : momentOf(values.at), speed, token };
}

function momentOf(text: string): object {
  const clock = /^Q?([1-5])[ @](\d{1,2}:\d\d(?:\.\d)?)$/i.exec(text);
  if (clock) return { gameClock: { quarter: Number(clock[1]), clock: clock[2] } };
  const instant = Instant.safeParse(text);
  return instant.success ? { instant: instant.data } : { position: text };
}

const AS_OF = `query ($id: ID!, $at: MomentInput!) {
  sessionAsOf(id: $id, at: $at) {
    position at factCount session { name status } gameClock { quarter clock } channels { name status }
    clips(first: 1) { total } tags(first: 1) { total }
  }
}`;
const TIMELINE = `query ($id: ID!, $first: Int!, $after: String) {
  timeline(sessionId: $id, first: $first, after: $after) {
    nodes { isFact name at code role actor { label } subjectId changes { field before after } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Then {
  readonly position: string;
  readonly at: string;
  readonly factCount: number;
  readonly session: { readonly name: string; readonly status: string };
  readonly gameClock: { readonly quarter: number; readonly clock: string } | null;
  readonly channels: readonly { readonly name: string; readonly status: string }[];
  readonly clips: { readonly total: number };
  readonly tags: { readonly total: number };
}
interface Page {
  readonly nodes: readonly ReplayEntry[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function standing({ at, factCount, session, gameClock, channels, clips, tags }: Then): string[] {
  const clock = gameClock ? `, Q${gameClock.quarter} ${gameClock.clock}` : '';
  const cameras = channels.map(({ name, status }) => `${name} ${status.toLowerCase()}`).join(', ') || 'no camera';
  return [
    `${session.name} at ${at}: ${session.status.toLowerCase()}${clock}; after ${count(factCount, 'fact')}`,
    `  ${count(clips.total, 'clip')}, ${count(tags.total, 'tag')}; ${cameras}`,
  ];
}

async function replay(api: ApiAddress, { session: id, at, speed }: Wanted): Promise<void> {
  let after: string | null = null;
  if (at) {
    const { sessionAsOf } = await askGraphql<{ sessionAsOf: Then | null }>(api, AS_OF, { id, at });
    if (!sessionAsOf) throw new NotAnswered('there is no such session, or it was not planned yet at that moment');
    for (const line of standing(sessionAsOf)) console.log(line);
    after = `${sessionAsOf.position}.0`;
  }
  let last: number | undefined;
  for (;;) {
    const variables = { id, first: PAGE, after };
    const { timeline }: { timeline: Page | null } = await askGraphql(api, TIMELINE, variables);
    if (!timeline) throw new NotAnswered('there is no session with this id in your team');
    for (const entry of timeline.nodes) {
      const happened = Date.parse(entry.at);
      const pause = speed === 0 || last === undefined ? 0 : (happened - last) / speed;
      if (pause > 0) await sleep(Math.min(pause, LONGEST_PAUSE_MS));
      last = happened;
      console.log(replayLine(entry));
    }
    if (!timeline.pageInfo.hasNextPage) return;
    after = timeline.pageInfo.endCursor;
  }
}

try {
  const wanted = readArguments(process.argv.slice(2));
  await replay({ url: readAddress(), token: wanted.token, certificate: readCertificate() }, wanted);
} catch (error) {
  const isUsage = error instanceof TypeError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(USAGE);
  process.exitCode = isUsage ? 2 : 1;
}
