// What a caller needs to know when a command could not be decided, or when nobody can tell whether it was.

/** Nothing is known to have happened. The same command, with the same commandId, may be sent again. */
export class Unavailable extends Error {
  override name = 'Unavailable';
  constructor(cause: unknown) {
    super('the command could not be carried out now; send it again', { cause });
  }
}
