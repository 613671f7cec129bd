/** What the keyboard of the room does with the history while it is open; null while it is not. */
export const historyKeys: {
  current: {
    readonly step: (by: number) => void;
    /** Back to what there is now; false where the page shows that already. */
    readonly back: () => boolean;
  } | null;
} = { current: null };
