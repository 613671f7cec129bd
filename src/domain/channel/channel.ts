// What a channel must remember to decide.
import type { Noun } from '../noun.ts';
import { type Span, withSpans } from './deletedFootage.ts';
import type { ChannelEvent } from './events.ts';
import { type ChannelCommand, channelMachine } from './machine.ts';

export interface ChannelState {
  readonly status: 'none' | 'inactive' | 'active' | 'error';
  readonly name: string;
  readonly path: string;
  readonly inputUrl?: string | undefined;
  /** What its device reports to be wrong, while it is in error for that. */
  readonly fault?: string | undefined;
  /** Sessions it is assigned to, in the order of assignment. */
  readonly sessions: readonly string[];
  /** Names of the files that were deleted last, newest last. */
  readonly deletedFiles: readonly string[];
  /** What of its footage was deleted. */
  readonly deletedFootage: readonly Span[];
}

/** Files whose deletion is remembered: one whose deletion was recorded is looked for again within the hour. */
const REMEMBERED_FILES = 1_000;

function evolve(state: ChannelState, event: ChannelEvent): ChannelState {
  switch (event.type) {
    case 'ChannelRegistered':
      return {
        ...state,
        status: 'inactive',
        name: event.data.name,
        path: event.data.path,
        inputUrl: event.data.inputUrl,
      };
    case 'ChannelDescribed':
      return { ...state, name: event.data.name, inputUrl: event.data.inputUrl };
    case 'ChannelAssigned':
      return { ...state, sessions: [...state.sessions, event.data.sessionId] };
    case 'ChannelReleased':
      return { ...state, sessions: state.sessions.filter((id) => id !== event.data.sessionId) };
    case 'ChannelActivated':
    case 'ChannelRecovered':
      return { ...state, status: 'active', fault: undefined };
    case 'ChannelDeactivated':
      return { ...state, status: 'inactive', fault: undefined };
    case 'ChannelLost':
      return { ...state, status: 'error' };
    case 'ChannelFaulted':
      return { ...state, status: 'error', fault: event.data.reason };
    case 'ChannelClockAnchored':
      return state;
    case 'FootageDeleted': {
      const { files } = event.data;
      const names = files.map(({ name }) => name);
      return {
        ...state,
        deletedFiles: [...state.deletedFiles, ...names].slice(-REMEMBERED_FILES),
        deletedFootage: withSpans(state.deletedFootage, files),
      };
    }
  }
}

export const channel: Noun<ChannelState, ChannelEvent, ChannelCommand> = {
  name: 'channel',
  machine: channelMachine,
  initial: { status: 'none', name: '', path: '', sessions: [], deletedFiles: [], deletedFootage: [] },
  status: (state) => state.status,
  evolve,
  // Before and after: a release is the last thing that its session hears of the channel.
  scope: (before, after) => ({ sessions: [...new Set([...before.sessions, ...after.sessions])] }),
  remembers: 1_000,
};
