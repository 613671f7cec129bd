// Every event type there is.
import { type ChannelEvent, channelFacts } from './channel/events.ts';
import { type ClipEvent, clipFacts } from './clip/events.ts';
import { type LogEvent, logStarted } from './log/events.ts';
import { type PlayEvent, playFacts } from './play/events.ts';
import { type SessionEvent, sessionFacts } from './session/events.ts';
import { type TagEvent, tagFacts } from './tag/events.ts';

export type DomainEvent = SessionEvent | ChannelEvent | ClipEvent | TagEvent | PlayEvent | LogEvent;
export const facts = [...sessionFacts, ...channelFacts, ...clipFacts, ...tagFacts, ...playFacts, logStarted] as const;
