/** Told of progress, often: what is at work, how much of it is done and, where that is known, of how much. */
export type Told = (what: string, done: number, of?: number) => void;
