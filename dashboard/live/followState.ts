import type { Client } from 'graphql-ws';

/** After a refusal, in milliseconds. A lost connection is brought back by the client, and the state comes whole. */
const pause = 5_000;

interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Keeps a state that the server sends whole whenever it changes. @returns a function that ends it. */
export function followState<Data>(socket: Client, question: Question, onState: (data: Data) => void): () => void {
  let stop = () => {};
  let again: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  function start(): void {
    const restart = () => {
      if (!ended) again = setTimeout(start, pause);
    };
    stop = socket.subscribe<Data>(question, {
      next: ({ data }) => data && !ended && onState(data),
      error: restart,
      complete: restart,
    });
  }

  start();
  return () => {
    ended = true;
    clearTimeout(again);
    stop();
  };
}
