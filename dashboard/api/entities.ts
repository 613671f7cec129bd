/** What the page knows of the schema's nouns: exactly what its documents select (documents.ts), no more. */
import type { Sheet } from './tagEntities.ts';

export interface Person {
  readonly id: string;
  readonly label: string;
}

export interface Viewer extends Person {
  readonly role: string;
  readonly team: string;
}

export type SessionType = 'GAME' | 'PRACTICE' | 'SCRIMMAGE' | 'OTHER';
export type SessionStatus = 'SCHEDULED' | 'ACTIVE' | 'PAUSED' | 'COMPLETED' | 'CANCELLED';

export interface GameClock {
  /** 1 to 4; 5 is all overtime. */
  readonly quarter: number;
  readonly secondsLeft: number;
  readonly isRunning: boolean;
}

export interface Session {
  readonly id: string;
  readonly name: string;
  readonly type: SessionType;
  readonly status: SessionStatus;
  readonly opponent: string | null;
  readonly location: string | null;
  readonly season: string | null;
  readonly week: string | null;
  readonly scheduledStart: string | null;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  readonly timeZone: string;
  readonly cancelReason: string | null;
  /** What the game's own clock showed when this was answered; null before anybody read it. */
  readonly gameClock: GameClock | null;
  readonly allowedCommands: readonly string[];
}

export type ChannelStatus = 'INACTIVE' | 'ACTIVE' | 'ERROR';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly inputUrl: string | null;
  readonly status: ChannelStatus;
  /** In ERROR the fault that its device reports; null where it is silent. */
  readonly statusReason: string | null;
  readonly lastSeenAt: string | null;
  readonly silenceSeconds: number;
  readonly recordedUntil: string | null;
  /** Whether its newest file grows: whatever else is said of it, nothing else tells that. */
  readonly isRecording: boolean;
  /** How far the clock that dates its recordings is ahead of the server's; null while nobody can tell. */
  readonly recorderClock: { readonly offsetMs: number; readonly uncertaintyMs: number } | null;
  readonly sessionIds: readonly string[];
  readonly allowedCommands: readonly string[];
}

/** Kinds that the server has today; one that is new to this page is left out. */
export type AttentionKind =
  | 'DISK_FULL'
  | 'CUTTING_STOPPED'
  | 'CAMERA_LOST'
  | 'CAMERA_FAULTY'
  | 'CAMERA_SILENT'
  | 'CAMERA_RECORDS_NOTHING'
  | 'WORKER_STUCK'
  | 'LISTS_BEHIND'
  | 'FACTS_SET_ASIDE'
  | 'LISTS_REMADE'
  | 'NEWER_SOFTWARE_NEEDED'
  | 'RECORDER_SILENT'
  | 'CLOCK_OFF'
  | 'RECORDER_RESTARTED';

/** How far a clip is that is being made. */
export type ClipProgress = Pick<Clip, 'generation' | 'stage' | 'progress'> & { readonly clipId: string };

/** What needs a person, as the server sees it. */
export interface ServerAlert {
  readonly id: string;
  readonly kind: AttentionKind;
  readonly since: string;
  readonly what: string;
  readonly effect: string;
  readonly fix: string;
  readonly channelId: string | null;
}

export interface ChannelCheck {
  readonly channel: { readonly id: string };
  readonly clockOffsetSeconds: number | null;
  /** Null where the camera is good. */
  readonly fix: string | null;
  readonly testCut: { readonly isGood: boolean; readonly seconds: number | null; readonly trouble: string | null };
}

export interface PreGame {
  /** Null while the disk does not fill. */
  readonly diskHoursLeft: number | null;
  readonly diskFreeGigabytes: number;
  readonly channels: readonly ChannelCheck[];
}

export type ClipStatus = 'OPEN' | 'PENDING' | 'PROCESSING' | 'READY' | 'FAILED' | 'EXPIRED' | 'DISCARDED';
export type ClipStage = 'QUEUED' | 'WAITING' | 'CUTTING';

export interface ClipFailure {
  readonly code: string;
  readonly retryable: boolean;
  readonly text: string;
}

export interface Clip {
  readonly id: string;
  readonly sessionId: string;
  readonly channelId: string;
  readonly playId: string;
  readonly title: string;
  /** Whether somebody gave it this title; else it is called by its tags, or by its IN. */
  readonly isRetitled: boolean;
  readonly status: ClipStatus;
  readonly inAt: string;
  readonly outAt: string | null;
  readonly durationSeconds: number | null;
  readonly generation: number;
  readonly isFavorite: boolean;
  readonly stage: ClipStage | null;
  readonly progress: number | null;
  readonly attempt: number;
  readonly failure: ClipFailure | null;
  readonly coverage: number | null;
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
  readonly frames: number | null;
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly markedBy: Person;
  readonly streamUrl: string | null;
  readonly thumbnailUrl: string | null;
  readonly allowedCommands: readonly string[];
}

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** A payload of any mutation: those parts that the page reads, where they are. */
export interface CommandPayload {
  /** Of a key or a token that was made: shown this once. */
  readonly secret?: string | null;
  readonly userErrors: readonly UserError[];
  readonly position: string | null;
  readonly warnings?: readonly { readonly code: string; readonly message: string }[];
  readonly session?: Session | null;
  readonly channel?: Channel | null;
  readonly clip?: Clip | null;
  readonly angles?: readonly {
    readonly channelId: string;
    readonly userErrors: readonly UserError[];
    readonly clip: Clip | null;
  }[];
  /** Of an undo: what its acts were about, as it is now. */
  readonly results?: readonly { readonly clip: Clip | null }[];
}

/** A fact of one session, with whatever it is about as it is now. */
export interface SessionFact {
  readonly __typename: string;
  readonly position: string;
  readonly occurredAt: string;
  readonly actor: Person;
  readonly session: Session | null;
  readonly clip?: Clip | null;
  readonly channel?: Channel | null;
  /** The tag sheet of the play that the fact is about. */
  readonly play?: Sheet | null;
}
