import type { Client } from 'graphql-ws';
import { attentionText } from '../api/documents.ts';
import type { ServerAlert } from '../api/entities.ts';

/** After a refusal, in milliseconds. A lost connection is brought back by the client, and the list comes whole. */
const pause = 5_000;

/** Keeps what the server knows to need a person. @returns a function that ends it. */
export function followAttention(socket: Client, onList: (alerts: readonly ServerAlert[]) => void): () => void {
  let stop = () => {};
  let again: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  function start(): void {
    const restart = () => {
      if (!ended) again = setTimeout(start, pause);
    };
    stop = socket.subscribe<{ attention: readonly ServerAlert[] }>(
      { query: attentionText },
      { next: ({ data }) => data && !ended && onList(data.attention), error: restart, complete: restart },
    );
  }

  start();
  return () => {
    ended = true;
    clearTimeout(again);
    stop();
  };
}
