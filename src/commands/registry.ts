// Every command there is. Mutations, routes and the rights table are made from this list.
import { activateChannel } from './channel/activateChannel.ts';
import { assignChannel } from './channel/assignChannel.ts';
import { deactivateChannel } from './channel/deactivateChannel.ts';
import { loseChannel } from './channel/loseChannel.ts';
import { recoverChannel } from './channel/recoverChannel.ts';
import { registerChannel } from './channel/registerChannel.ts';
import { releaseChannel } from './channel/releaseChannel.ts';
import { discardClip } from './clip/discardClip.ts';
import { failClip } from './clip/failClip.ts';
import { failClipAttempt } from './clip/failClipAttempt.ts';
import { favoriteClip } from './clip/favoriteClip.ts';
import { finishClip } from './clip/finishClip.ts';
import { finishClipThumbnail } from './clip/finishClipThumbnail.ts';
import { markClipIn } from './clip/markClipIn.ts';
import { markClipOut } from './clip/markClipOut.ts';
import { retryClip } from './clip/retryClip.ts';
import { startClipGeneration } from './clip/startClipGeneration.ts';
import { unfavoriteClip } from './clip/unfavoriteClip.ts';
import type { AnyCommand } from './command.ts';
import { resolvePlayFact } from './play/resolvePlayFact.ts';
import { completeSession } from './session/completeSession.ts';
import { pauseSession } from './session/pauseSession.ts';
import { reopenSession } from './session/reopenSession.ts';
import { resumeSession } from './session/resumeSession.ts';
import { scheduleSession } from './session/scheduleSession.ts';
import { startSession } from './session/startSession.ts';
import { addTag } from './tag/addTag.ts';
import { editTag } from './tag/editTag.ts';
import { markTagImportant } from './tag/markTagImportant.ts';
import { removeTag } from './tag/removeTag.ts';
import { reviewTag } from './tag/reviewTag.ts';
import { unmarkTagImportant } from './tag/unmarkTagImportant.ts';
import { unreviewTag } from './tag/unreviewTag.ts';

export const commands: readonly AnyCommand[] = [
  scheduleSession,
  startSession,
  pauseSession,
  resumeSession,
  completeSession,
  reopenSession,
  registerChannel,
  assignChannel,
  releaseChannel,
  activateChannel,
  deactivateChannel,
  loseChannel,
  recoverChannel,
  markClipIn,
  markClipOut,
  startClipGeneration,
  failClipAttempt,
  finishClip,
  finishClipThumbnail,
  failClip,
  retryClip,
  favoriteClip,
  unfavoriteClip,
  discardClip,
  addTag,
  editTag,
  removeTag,
  reviewTag,
  unreviewTag,
  markTagImportant,
  unmarkTagImportant,
  resolvePlayFact,
];
