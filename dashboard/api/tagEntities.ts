import type { PlayerRole, PlayFactField, PlayResult, PlayType } from '../../src/graphql/generated/types.ts';
import type { Person } from './entities.ts';

export type { PlayerRole, PlayFactField, PlayResult, PlayType };

export interface Player {
  /** As worn: 0 to 99, or 00. */
  readonly number: string;
  readonly role: PlayerRole;
}

/** What the sheet lets a person say, by the schema's names; null = not said. */
export interface SaidFields {
  readonly quarter: number | null;
  readonly down: number | null;
  readonly distance: number | null;
  /** Yards to the opponent's goal line, 1 to 99. */
  readonly yardsToGoal: number | null;
  readonly yardsGained: number | null;
  readonly playType: PlayType | null;
  readonly result: PlayResult | null;
  readonly formation: string | null;
  readonly players: readonly Player[];
  readonly notes: string | null;
  /** Not asked for where the role may not read it. */
  readonly coachNotes?: string | null;
}
export type FieldName = keyof SaidFields;

/** What one person says about one play. */
export interface Tag extends SaidFields {
  readonly id: string;
  readonly taggedBy: Person;
  readonly isImportant: boolean;
  readonly isReviewed: boolean;
  readonly allowedCommands: readonly string[];
}

/** One field of a play, as far as anybody knows it. Values are text, as `resolvePlayFact` takes them. */
export interface PlayFact {
  readonly field: PlayFactField;
  readonly value: string;
  readonly isDisputed: boolean;
  readonly isResolved: boolean;
  readonly resolvedBy: Person | null;
}

/** The tag sheet of one play; `id` is the play's. */
export interface Sheet {
  readonly id: string;
  readonly sessionId: string;
  readonly at: string;
  readonly title: string | null;
  readonly facts: readonly PlayFact[];
  readonly tags: readonly Tag[];
}

export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
  readonly leftOut: number;
  readonly disputed: number;
}

export interface DownTry {
  readonly playId: string;
  readonly made: boolean;
}

export interface PlayStats {
  readonly run: Figure;
  readonly pass: Figure;
  readonly thirdDown: Figure;
  /** In the order in which they were played. */
  readonly thirdDownTries: readonly DownTry[];
}
