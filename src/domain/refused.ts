// A refused command as it is kept beside the log: no fact, but an auditor asks for it.
import type { Instant } from './values.ts';

/** A legal refusal of a known person: kept outside the log. */
export interface Refused {
  readonly team: string;
  readonly stream: string;
  /** The game that the command named, where it named one. */
  readonly session?: string;
  readonly command: string;
  readonly commandId: string;
  readonly code: string;
  readonly actor: string;
  readonly role: string;
  readonly via: string;
  /** After which event of the stream it was decided; null on an empty stream. */
  readonly afterEventId: string | null;
  readonly at: Instant;
}
