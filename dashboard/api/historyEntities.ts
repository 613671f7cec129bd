/** The past of a game, as its documents select it (historyDocuments.ts). */
import type { ChannelStatus, ClipStatus, Person, SessionStatus, SessionType } from './entities.ts';
import type { PlayFact, PlayStats, Tag } from './tagEntities.ts';

export type HistoryKind = 'SESSION' | 'CHANNEL' | 'CLIP' | 'TAG' | 'PLAY' | 'REFUSAL';

/** A field that a fact changed; values are JSON, null where there was or is none. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One fact of a game, or a command that was refused. */
export interface HistoryEntry {
  readonly cursor: string;
  readonly kind: HistoryKind;
  /** The fact's type; of a refusal the command. */
  readonly name: string;
  /** Null for a refusal. */
  readonly position: string | null;
  readonly eventId: string | null;
  /** Of a refusal. */
  readonly code: string | null;
  readonly at: string;
  readonly actor: Person;
  readonly role: string;
  readonly subjectId: string;
  readonly undoes: string | null;
  readonly undoneBy: string | null;
  readonly isUndoable: boolean;
  readonly changes: readonly FieldChange[];
}

export interface ClipThen {
  readonly id: string;
  readonly playId: string;
  readonly channelId: string;
  readonly title: string;
  readonly status: ClipStatus;
  readonly inAt: string;
  readonly outAt: string | null;
  readonly durationSeconds: number | null;
  readonly generation: number;
  readonly isFavorite: boolean;
  readonly coverage: number | null;
  readonly failureCode: string | null;
  readonly markedBy: Person;
}

export interface PlayThen {
  readonly id: string;
  readonly at: string;
  readonly title: string | null;
  readonly facts: readonly PlayFact[];
}

interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A game at a moment; clips, tags and plays come in pages. */
export interface SessionThen {
  readonly position: string;
  readonly at: string;
  readonly factCount: number;
  readonly session: {
    readonly name: string;
    readonly type: SessionType;
    readonly status: SessionStatus;
    readonly opponent: string | null;
    readonly location: string | null;
    readonly scheduledStart: string | null;
    readonly actualStart: string | null;
    readonly actualEnd: string | null;
    readonly timeZone: string;
  };
  readonly gameClock: { readonly quarter: number; readonly secondsLeft: number } | null;
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: ChannelStatus;
    readonly isAssigned: boolean;
  }[];
  readonly clips: Page<ClipThen>;
  readonly tags: Page<Tag & { readonly playId: string }>;
  readonly tagSheet: Page<PlayThen>;
  readonly figures: PlayStats;
}

/** When somebody read the scoreboard, and what it showed. */
export interface ClockReading {
  readonly quarter: number;
  readonly at: string;
}
