// Film that is under way: so much at once for one person, and nothing for a client that has stopped reading.
import type { FastifyReply } from 'fastify';

export interface StreamLimits {
  /** Films that one person may have under way: a press box has several devices a person. */
  readonly streams: number;
  /** A client that takes no byte for so long is let go after at most twice as long, in milliseconds. */
  readonly stalledMs: number;
}

export const usualStreamLimits: StreamLimits = { streams: 24, stalledMs: 25_000 };

export interface Streams {
  /** Counts until the answer has ended, however it ends. @returns whether there is room for one more */
  begin(person: string, reply: FastifyReply): boolean;
}

export function openStreams({ streams, stalledMs }: StreamLimits): Streams {
  const underWay = new Map<string, number>();

  return {
    begin(person, reply) {
      const count = underWay.get(person) ?? 0;
      if (count >= streams) return false;
      underWay.set(person, count + 1);
      const { raw } = reply;
      const { socket } = raw;
      const letGo = () => void socket?.destroy();
      socket?.setTimeout(stalledMs, letGo);
      raw.once('close', () => {
        // The connection may serve another request, which takes its time by itself.
        socket?.setTimeout(0);
        socket?.off('timeout', letGo);
        const left = underWay.get(person)! - 1;
        if (left === 0) underWay.delete(person);
        else underWay.set(person, left);
      });
      return true;
    },
  };
}
