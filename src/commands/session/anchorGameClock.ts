// Somebody read the scoreboard: this quarter and clock at this moment, running or standing.
import { z } from 'zod';
import { MAX_MARK_AHEAD_MS } from '../../domain/clip/clip.ts';
import { refuse } from '../../domain/decision.ts';
import { gameClockAnchored } from '../../domain/session/events.ts';
import { ClockText } from '../../domain/session/gameClock.ts';
import { session } from '../../domain/session/session.ts';
import { Id, Instant, msOf } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const anchorGameClock = commandOf(session)({
  name: 'AnchorGameClock',
  audience: ['person'],
  input: z.object({
    sessionId: Id,
    quarter: z.int('must be a whole number').min(1).max(5),
    /** Not `clock`: that is the device's own, in every input. */
    gameClock: ClockText,
    running: z.boolean(),
    at: Instant,
  }),
  idOf: ({ sessionId }) => sessionId,
  marks: ['at'],
  decide: ({ gameClock, ...reading }, _state, { now }) =>
    msOf(reading.at) - msOf(now) > MAX_MARK_AHEAD_MS
      ? refuse(
          'ANCHOR_IN_FUTURE',
          "the reading lies ahead of the server's clock; set the device's clock to automatic",
          ['at'],
        )
      : [gameClockAnchored({ ...reading, clock: gameClock })],
});
