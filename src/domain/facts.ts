// Every event type there is.
import { type ChannelEvent, channelFacts } from './channel/events.ts';
import { type ClipEvent, clipFacts } from './clip/events.ts';
import { type LogEvent, logFacts } from './log/events.ts';
import { type PlayEvent, playFacts } from './play/events.ts';
import { type SessionEvent, sessionFacts } from './session/events.ts';
import { type TagEvent, tagFacts } from './tag/events.ts';
import { type TeamEvent, teamFacts } from './team/events.ts';

export type DomainEvent = SessionEvent | ChannelEvent | ClipEvent | TagEvent | PlayEvent | TeamEvent | LogEvent;
export const facts = [
  ...sessionFacts,
  ...channelFacts,
  ...clipFacts,
  ...tagFacts,
  ...playFacts,
  ...teamFacts,
  ...logFacts,
] as const;
