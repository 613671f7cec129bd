// Every code that a command is refused with. Stable: clients decide by them. docs/errors.md is made of this list.

export const refusalCodes = {
  BAD_USER_INPUT: 'A field is missing or wrong; `path` names it.',
  NOT_FOUND: "There is no such entity in this team; `path` names the field. Another team's is as unknown.",
  FORBIDDEN: 'The role may never give this command, or not for this entity.',
  ILLEGAL_IN_STATUS:
    'Not possible in the present status, which `status` names; `allowedCommands` says what is. Also the answer to the slower of two.',
  CONFLICT: 'Others changed the entity at the same moment, again and again. Send the same command once more.',
  IDEMPOTENCY_MISMATCH:
    'This `commandId` was used before, with other content or by another person. The first one counts; use a new id.',
  NOT_UNDOABLE:
    'This act cannot be undone. `allowedCommands` names the command that changes what it did, where there is one.',
  ALREADY_UNDONE: 'Somebody has undone this act before.',
  CHANGED_SINCE:
    'What the act did was changed again by a later one: undo that one first, or change the entity as it is now.',
  SESSION_CANCELLED: 'The session is called off: nothing new is recorded in it. Give it another day first.',
  SESSION_OVER:
    'The session is completed or called off: no camera is assigned to it. Reopen it, or give it another day.',
  ANCHOR_IN_FUTURE:
    "A clock reading lies more than 30 s ahead of the server's clock, after the device's offset was taken off.",
  CHANNEL_PATH_TAKEN: 'A channel of this path exists. Choose another name or path.',
  CLIP_IN_FUTURE: "IN lies more than 30 s ahead of the server's clock, after the device's offset was taken off.",
  CLIP_OUT_IN_FUTURE: "OUT lies more than 30 s ahead of the server's clock, after the device's offset was taken off.",
  CLIP_OUT_BEFORE_IN: 'OUT is not after IN.',
  CLIP_TOO_LONG: 'From IN to OUT are more than 600 s.',
  CLIP_NOT_CUT:
    'A discarded clip has no film of its window: it was never closed, or discarded before the cut was ready. Mark its window again as a new play.',
  CLIP_FILE_DELETED:
    'The film of a discarded clip was deleted. Mark its window again as a new play, while there is footage of it.',
  CLIP_FILE_IN_USE: "A file is the one that a clip plays, or still being made. No person's command meets it.",
  TAG_IN_FUTURE:
    "A tag's moment lies more than 30 s ahead of the server's clock, after the device's offset was taken off.",
  TEAM_LAST_ADMIN: 'The team would be left without an admin. Give somebody else the role first.',
  CLIP_STALE: "A worker speaks of a cut that nobody waits for any more. No person's command meets it.",
} as const;

export type RefusalCode = keyof typeof refusalCodes;
