import type { Act, Outbox } from '../../clients/outbox.ts';
import type { Connection } from '../api/connection.ts';
import { type AttentionData, attentionText, type ClipProgressData, clipProgressText } from '../api/documents.ts';
import type { CommandPayload, Session, SessionFact } from '../api/entities.ts';
import { clockTime, plural } from '../time/format.ts';
import { everyTick } from '../time/ticker.ts';
import { factWords } from '../words/factWords.ts';
import { noteOf } from '../words/refusalWords.ts';
import { undoneWords } from '../words/undoWords.ts';
import { type Acts, actsOf, restorable } from './acts.ts';
import { createAnnouncer } from './announcer.ts';
import { withBeats, withChannel } from './cameras.ts';
import { withAnswer, withFact, withProgress } from './clipCache.ts';
import { followRoom } from './followRoom.ts';
import { followState } from './followState.ts';
import { followStats } from './followStats.ts';
import { gameClockAfter } from './gameClock.ts';
import { openGestures } from './gestures.ts';
import { aboutTags, playsOf } from './play.ts';
import { readTargets } from './preferences.ts';
import { emptyRoom, type RoomState, undecided } from './roomState.ts';
import { sheetAfter } from './sheet.ts';
import { sheetShown, sheetsAnswered } from './sheetCache.ts';
import { mayReadHistory } from './staff.ts';
import { createStore, type Store } from './store.ts';
import { withTagTitle } from './tagTitles.ts';

/** One game, open: what it looks like now, and what may be done. */
export interface Room {
  readonly sessionId: string;
  readonly store: Store<RoomState>;
  readonly acts: Acts;
  readonly outbox: Outbox;
  readonly connection: Connection;
  /** Opens the strip of the game, for who may see it; closes it where it is open. */
  toggleHistory(): void;
  /** To be asked before an act is sent; takes its payload. */
  expectPayload(): (act: Act, payload: CommandPayload) => void;
  close(): void;
}

/** How long a remark stands in the mark panel's line, in milliseconds. */
const noteStands = 10_000;

export function openRoom(connection: Connection, outbox: Outbox, sessionId: string): Room {
  const store = createStore<RoomState>({ ...emptyRoom, targets: readTargets(sessionId), entries: outbox.entries() });
  const announcer = createAnnouncer((text) => store.set({ polite: numbered(store.get().polite, text) }));
  /** Acts that waited while the link was down, to say so once it is back and they are through. */
  let broughtBack = 0;

  function replay(change: Partial<RoomState>): void {
    const state = { ...store.get(), ...change };
    const { viewer, session, channels, cache, sheets, entries, plays } = state;
    if (viewer === null || session === null) {
      store.set(change);
      return;
    }
    const titleOf = (inAt: number) => `Play at ${clockTime(inAt, session.timeZone)}`;
    const cameras = channels.map(({ id }) => id);
    const context = { viewer, session, titleOf, cameras };
    store.set({ ...change, plays: playsOf({ clips: cache.clips, sheets: sheets.sheets }, entries, context, plays) });
  }

  /** The game's clock shows something else in every answer: that alone is no reason to draw the game anew. */
  function sessionNews(answered: Session | null): Partial<RoomState> {
    const { session, gameClock } = store.get();
    if (answered === null) return {};
    const clock = gameClockAfter(gameClock, answered.gameClock, Date.now());
    const still = (one: Session | null) => JSON.stringify({ ...one, gameClock: null });
    return {
      ...(clock === gameClock ? {} : { gameClock: clock }),
      ...(still(answered) === still(session) ? {} : { session: answered }),
    };
  }

  function onFact(fact: SessionFact): void {
    const state = store.get();
    const cache = withFact(state.cache, fact.clip ?? null);
    const sheet = fact.play ?? null;
    // The cameras of a game that is over are free again; they are still those that filmed it.
    const session = fact.session ?? state.session;
    const isFreed = fact.__typename === 'ChannelReleased' && session !== null && hasEnded(session);
    const channels = fact.channel && !isFreed ? withChannel(state.channels, fact.channel, sessionId) : state.channels;
    const ready = fact.__typename === 'ClipReady' ? readySeconds(fact) : null;
    replay({
      cache: sheet === null ? cache : withTagTitle(cache, sheet),
      ...(sheet === null ? {} : { sheets: sheetShown(state.sheets, sheet, cache.facts) }),
      ...sessionNews(fact.session),
      ...(channels === state.channels ? {} : { channels }),
      ...(ready === null ? {} : { lastReadySeconds: ready }),
    });
    if (sheet !== null || fact.clip?.status === 'DISCARDED') stats.changed();
    announcer.say(factWords(fact), fact.__typename === 'ClipReady');
  }

  function takePayload(askedAt: number, act: Act, payload: CommandPayload): void {
    const { cache, channels } = store.get();
    const items = payload.results ?? payload.angles ?? [{ clip: payload.clip ?? null }];
    const clips = items.flatMap(({ clip }) => clip ?? []);
    const mine = clips.filter((clip) => clip.sessionId === sessionId);
    const overtaken = cache.facts > askedAt;
    keepSaid(act, payload, askedAt);
    replay({
      cache: withAnswer(cache, mine, askedAt),
      ...(payload.session?.id === sessionId && !overtaken ? sessionNews(payload.session) : {}),
      ...(payload.channel && !overtaken ? { channels: withChannel(channels, payload.channel, sessionId) } : {}),
    });
    if (payload.userErrors.length === 0) {
      gestures.carriedOut(act, payload.position);
      tellDone(act);
    }
    if (act.mutation === 'markClipIn' && payload.warnings?.some(({ code }) => code === 'SESSION_NOT_STARTED')) {
      remark('Marked.', 'The game is not started yet.');
    }
  }

  /** The act leaves the outbox now and its fact is still on its way: in between the sheet shows what was taken. */
  function keepSaid(act: Act, { userErrors }: CommandPayload, askedAt: number): void {
    const { sheets, viewer, plays } = store.get();
    if (!aboutTags.test(act.mutation) || userErrors.length > 0 || viewer === null) return;
    const told = sheets.sheets.get(act.line) ?? plays.find(({ id }) => id === act.line)?.sheet;
    if (told) store.set({ sheets: sheetsAnswered(sheets, [sheetAfter(told, act, viewer)], askedAt) });
  }

  function remark(strong: string, rest: string, offersUndo?: true): void {
    const note = { strong, rest, bad: false, until: Date.now() + noteStands };
    store.set({ note: offersUndo ? { ...note, offersUndo } : note });
  }

  /** What was done is said where the answers stand, with the way back where there is one. */
  function tellDone({ commandId, mutation, line }: Act): void {
    if (mutation === 'discardClip') {
      const hasWayBack = restorable(store.get().cache, line).length > 0;
      remark('Mark discarded.', '', hasWayBack || undefined);
    }
    if (mutation === 'undoCommand') remark(...undoneWords(gestures.takenBackBy(commandId)));
  }

  function onOutbox(): void {
    const before = new Map(store.get().entries.map((entry) => [entry.act.commandId, entry.state]));
    const entries = outbox.entries();
    replay({ entries });
    for (const { act, state, refusal } of entries) {
      if (state !== 'refused' || refusal === undefined || before.get(act.commandId) === 'refused') continue;
      const note = noteOf(act, refusal, store.get());
      store.set({ note, alert: numbered(store.get().alert, `${note.strong} ${note.rest}`) });
      // What stands nowhere else is read here once; a mark keeps its row, and what was typed its field, until a person
      // has dealt with it.
      if (!isKept(act)) outbox.dismiss(act.commandId);
    }
    tellBack();
  }

  /** The first acts may be through before the socket is up again, the last long after it. */
  function tellBack(): void {
    const { link, entries } = store.get();
    const waiting = undecided(entries).length;
    if (link === 'down') broughtBack = Math.max(broughtBack, waiting);
    if (link !== 'live' || broughtBack === 0 || waiting > 0) return;
    remark('Back.', `${plural(broughtBack, 'mark')} sent.`);
    broughtBack = 0;
  }

  const gestures = openGestures(outbox);
  const acts = actsOf(store, outbox, gestures, sessionId);
  const stats = followStats(connection, sessionId, (answer) => store.set({ stats: answer }));
  const stopOutbox = outbox.subscribe(onOutbox);
  const stopState = connection.onState((state) => {
    const { downSince } = store.get();
    if (state === 'up') {
      store.set({ link: 'live', downSince: null });
      outbox.flush();
      stats.changed();
      tellBack();
    } else {
      store.set({ link: state === 'signedOut' ? 'signedOut' : 'down', downSince: downSince ?? Date.now() });
    }
  });
  const stopFollowing = followRoom(connection, sessionId, {
    onAsk: () => store.get().cache.facts,
    onRoom(viewer, session, channels) {
      const phase = session === null ? 'missing' : 'ready';
      replay({ phase, viewer, session, ...sessionNews(session), channels });
    },
    onClips: (clips, askedAt) => replay({ cache: withAnswer(store.get().cache, clips, askedAt) }),
    onCameras(channels, askedAt) {
      const { phase, cache, channels: known } = store.get();
      // Cameras alone are no game yet: nothing could be marked.
      if (phase !== 'ready') return;
      const isOvertaken = cache.facts > askedAt;
      store.set({ channels: isOvertaken ? withBeats(known, channels) : channels });
    },
    onSheets: (sheets, askedAt) => replay({ sheets: sheetsAnswered(store.get().sheets, sheets, askedAt) }),
    onFact,
    onClock: (clock) => store.set({ clock }),
    onSignedOut: () => store.set({ link: 'signedOut' }),
  });
  const stopAttention = followState<AttentionData>(connection.socket, { query: attentionText }, ({ attention }) =>
    store.set({ serverAlerts: attention }),
  );
  const stopProgress = followState<ClipProgressData>(
    connection.socket,
    { query: clipProgressText, variables: { sessionId } },
    ({ clipProgress }) => replay({ cache: withProgress(store.get().cache, clipProgress) }),
  );
  const stopNotes = everyTick(() => {
    const { note } = store.get();
    if (note?.until != null && note.until < Date.now()) store.set({ note: null });
  });

  return {
    sessionId,
    store,
    outbox,
    connection,
    acts,
    toggleHistory() {
      const { isHistoryOpen, viewer } = store.get();
      if (mayReadHistory(viewer)) store.set({ isHistoryOpen: !isHistoryOpen });
    },
    expectPayload() {
      const askedAt = store.get().cache.facts;
      return (act, payload) => takePayload(askedAt, act, payload);
    },
    close() {
      stopOutbox();
      stopState();
      stopFollowing();
      stopAttention();
      stopProgress();
      stopNotes();
      stats.close();
      announcer.close();
    },
  };
}

function isKept({ mutation }: Act): boolean {
  return mutation.startsWith('markClip') || mutation === 'addTag' || mutation === 'editTag';
}

function numbered(
  before: { readonly number: number },
  text: string,
): { readonly number: number; readonly text: string } {
  return { number: before.number + 1, text };
}

const hasEnded = ({ status }: Session): boolean => status === 'COMPLETED' || status === 'CANCELLED';

function readySeconds({ occurredAt, clip }: SessionFact): number | null {
  if (clip?.outAt == null) return null;
  return Math.max(0, (Date.parse(occurredAt) - Date.parse(clip.outAt)) / 1000);
}
