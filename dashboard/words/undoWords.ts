/** What became of an undo: shown in the mark panel's line. */
type Words = readonly [strong: string, rest: string];

const undone: Readonly<Record<string, string>> = {
  favoriteClip: 'the star is gone again.',
  unfavoriteClip: 'the star is back.',
  retitleClip: 'the former title is back.',
  trimClip: 'the former window is cut anew.',
  discardClip: 'the play is back.',
  addTag: 'nothing was said.',
  editTag: 'the tag says what it said before.',
  removeTag: 'the tag is back.',
  resolvePlayFact: 'it counts as before.',
  assignChannel: 'the camera is free again.',
  releaseChannel: 'the camera is back.',
};

/** @param mutation what was undone; undefined where this page does not know */
export const undoneWords = (mutation: string | undefined): Words => [
  'Undone:',
  undone[mutation ?? ''] ?? 'as it was before.',
];

/** The last act stays as it is: what to do instead. */
export function finalWords(mutation: string): Words {
  const isMark = mutation.startsWith('markClip');
  return [isMark ? 'A mark is not undone.' : 'This is not undone.', isMark ? 'Discard the play instead.' : ''];
}

export const nothingToUndo: Words = ['Nothing to undo here.', 'Older acts stand in the history.'];

const refusals: Readonly<Record<string, Words>> = {
  ALREADY_UNDONE: ['Undone before:', 'there is nothing left to undo.'],
  CHANGED_SINCE: ['Not undone:', 'somebody has changed it again since.'],
  CLIP_NOT_CUT: ['Not brought back:', 'this play was never cut. Mark it again.'],
  CLIP_FILE_DELETED: ['Not brought back:', 'its film was deleted.'],
  FORBIDDEN: ['Not undone:', "it is somebody else's."],
  ILLEGAL_IN_STATUS: ['Not undone:', 'this play is gone.'],
  NOT_FOUND: ['Not undone:', 'the list is behind. Look in the history.'],
};

/** Undefined where nothing better is known than what the server says. */
export const undoRefusedWords = (code: string): Words | undefined => refusals[code];
