/** What typed text means, or in a few words why it means nothing. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };
