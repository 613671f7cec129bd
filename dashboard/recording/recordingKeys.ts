/** What the keyboard does with the recording that lies over the film; null while none does. */
export const recordingKeys: { current: Readonly<Record<string, () => void>> | null } = { current: null };
