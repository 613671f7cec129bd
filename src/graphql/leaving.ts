/** A state that is sent again and again: lets a consumer leave at once, also in the middle of a wait. */
export function leaving<T>(start: (signal: AbortSignal) => AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  const left = new AbortController();
  const inner = start(left.signal);
  return {
    next: () => inner.next(),
    async return() {
      left.abort();
      return inner.return();
    },
    async throw(error) {
      left.abort();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
