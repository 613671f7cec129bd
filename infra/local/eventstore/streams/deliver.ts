import type { Call } from '../grpc/call.ts';
import type { LoggedEvent } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import { contentOf, encodeResolvedLink } from '../protocol/wire.ts';
import { LINK_TYPE, parseLink } from '../rules/link.ts';
import { isReadable } from '../rules/visibility.ts';

/** 100 ns ticks since the Unix epoch. */
export const nowTicks = (): bigint => BigInt(Date.now()) * 10_000n;

/** Sends events to a reader. A promise means: wait for it before the next one. */
export type Deliver = (event: LoggedEvent) => Promise<void> | undefined;

export function deliverTo(call: Call, log: Log, resolveLinks: boolean): Deliver {
  if (!resolveLinks) return (event) => call.send(event.message);
  return (event) => (event.type === LINK_TYPE ? deliverLink(event) : call.send(event.message));

  async function deliverLink(link: LoggedEvent): Promise<void> {
    const target = parseLink(contentOf(link).data.toString('utf8'));
    if (target === undefined) await call.send(link.message);
    else await call.send(encodeResolvedLink(link, target === 'none' ? undefined : await readTarget(log, target)));
  }
}

/** The event that a link points to, if a plain read would return it. Revision -1 is the stream's last event. */
async function readTarget(log: Log, target: { revision: bigint; stream: string }): Promise<LoggedEvent | undefined> {
  if (target.stream === '') return undefined;
  const state = await log.stateOf(target.stream);
  const revision = target.revision === -1n ? state.last : target.revision;
  if (state.tombstoned || revision < 0n || revision > state.last) return undefined;
  const [event] = await log.readStream({ stream: target.stream, from: revision, direction: 'forwards', limit: 1 });
  if (event?.revision !== revision) return undefined;
  return isReadable(state, revision, () => contentOf(event).created, nowTicks()) ? event : undefined;
}
