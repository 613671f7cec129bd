// Deliberate bugs, to prove that the tests have teeth. Empty in production: only tests add to it.
export type Bug =
  /** The projector stores its checkpoint in a transaction of its own, before the rows. */
  | 'checkpoint-before-rows'
  /** The checkpoint moves where the stored one is merely lower, not the one that was read. */
  | 'checkpoint-if-lower';

export const sabotage = new Set<Bug>();
