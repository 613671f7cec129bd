// What people call a session and say about it, put right. What is not named stays; null takes it back.
import { z } from 'zod';
import { sessionDescribed } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { changed, Id, kept, optional, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const describeSession = commandOf(session)({
  name: 'DescribeSession',
  audience: ['person'],
  input: z.object({
    sessionId: Id,
    name: optional(text(120)),
    opponent: changed(text(120)),
    location: changed(text(120)),
    season: changed(text(40)),
    week: changed(text(40)),
  }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId, ...said }, { description, plan }) => {
    const known = { ...description, location: plan.location };
    const next = {
      name: said.name ?? known.name,
      opponent: kept(said.opponent, known.opponent),
      location: kept(said.location, known.location),
      season: kept(said.season, known.season),
      week: kept(said.week, known.week),
    };
    const isNews = Object.entries(next).some(([field, value]) => value !== known[field as keyof typeof known]);
    return isNews ? [sessionDescribed({ sessionId, ...next })] : [];
  },
});
