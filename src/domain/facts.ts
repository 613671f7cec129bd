// Every event type there is.
import { type ChannelEvent, channelFacts } from './channel/events.ts';
import { type ClipEvent, clipFacts } from './clip/events.ts';
import { type LogEvent, logStarted } from './log/events.ts';
import { type SessionEvent, sessionFacts } from './session/events.ts';

export type DomainEvent = SessionEvent | ChannelEvent | ClipEvent | LogEvent;
export const facts = [...sessionFacts, ...channelFacts, ...clipFacts, logStarted] as const;
