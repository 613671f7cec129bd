// The log's own first fact: which log this is. A copy or a restored backup is another one.
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id } from '../values.ts';

export const logStarted = fact('LogStarted', 1, z.object({ logId: Id }));
export type LogEvent = EventOf<typeof logStarted>;
