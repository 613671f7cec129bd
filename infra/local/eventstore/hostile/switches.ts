// Faults that a test turns on while a node serves. Only a node that was started with --hostile has any of this in its way.
// This file: the switches, and how they are read.

/** Deliberate bugs, to prove that the tests have teeth. */
export const BUGS = ['acknowledge-before-commit', 'accept-passed-revisions'] as const;
export type Bug = (typeof BUGS)[number];

export interface Switches {
  /** Of all that is left to chance below. Turning it, to the same number too, begins the numbers anew. */
  readonly seed: number;
  /** Positions begin above 2^53 and grow in uneven strides. */
  readonly unevenPositions: boolean;
  /** A system event is written before every n-th write; 0 = never. */
  readonly systemEventEvery: number;
  /** Most events in a page that readers are served from; 0 = as usual. */
  readonly pageEvents: number;
  /** Answers to writes wait up to so long, ms: they overtake each other, but never within a stream. */
  readonly answerDelayMs: number;
  /** Chance (0 to 1) that the connection is cut when a write is done and its answer ready. */
  readonly cutBeforeAnswer: number;
  /** Takes calls and messages in, says nothing, closes nothing, until it is off again. Pings are answered. */
  readonly frozen: boolean;
  /** The connections that are open when it is turned on stay open and say nothing, until it is off again. New ones work. */
  readonly silentLinks: boolean;
  /** Chance (0 to 1) that a call, or a write within one, is refused with UNAVAILABLE. */
  readonly refuse: number;
  /** Chance (0 to 1), at every message of a subscription, that it ends: in order, with an error, or with its connection. */
  readonly dropSubscription: number;
  /** Subscriptions are confirmed, and then say nothing more until it is off again. Everything else works. */
  readonly muteSubscriptions: boolean;
  /** The question which methods the node has is answered with INTERNAL. */
  readonly failProbe: boolean;
  /** Every commit takes up to so long, ms. */
  readonly slowDiskMs: number;
  /**
   * acknowledge-before-commit: a write is answered, and shown to readers, before it is stored.
   * accept-passed-revisions: the expected revision may lie at or below the last one; only one above it is refused.
   */
  readonly bugs: readonly Bug[];
}

export const ALL_OFF: Switches = {
  seed: 0,
  unevenPositions: false,
  systemEventEvery: 0,
  pageEvents: 0,
  answerDelayMs: 0,
  cutBeforeAnswer: 0,
  frozen: false,
  silentLinks: false,
  refuse: 0,
  dropSubscription: 0,
  muteSubscriptions: false,
  failProbe: false,
  slowDiskMs: 0,
  bugs: [],
};

/** Switches that a text does not name rightly; the message says which. */
export class UnknownSwitch extends Error {
  override readonly name = 'UnknownSwitch';
}

/** @param json an object with some of the switches. @throws UnknownSwitch */
export function readSwitches(json: string): Partial<Switches> {
  const change = parsed(json);
  for (const [name, value] of Object.entries(change)) {
    if (!(name in ALL_OFF))
      throw new UnknownSwitch(`there is no switch ${name}; there are ${Object.keys(ALL_OFF).join(', ')}`);
    const isRight = name === 'bugs' ? isBugs(value) : typeof value === typeof ALL_OFF[name as keyof Switches];
    if (!isRight) throw new UnknownSwitch(`the switch ${name} cannot be ${JSON.stringify(value)}`);
  }
  return change;
}

function parsed(json: string): Partial<Switches> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // said below
  }
  throw new UnknownSwitch(`${JSON.stringify(json)} is not a JSON object of switches, such as {"refuse":0.1}`);
}

const isBugs = (value: unknown): boolean =>
  Array.isArray(value) && value.every((bug) => (BUGS as readonly unknown[]).includes(bug));
