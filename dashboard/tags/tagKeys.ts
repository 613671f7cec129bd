/** What the keyboard may do with the tag sheet; null while there is none. */
export const tagKeys: { current: { open(): void } | null } = { current: null };
