/** What the keyboard may do with the film that is on the screen; null while there is none. */
export const filmKeys: { current: Readonly<Record<string, () => void>> | null } = { current: null };
