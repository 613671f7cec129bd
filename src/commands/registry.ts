// Every command there is. Mutations, routes and the rights table are made from this list.
import { activateChannel } from './channel/activateChannel.ts';
import { anchorChannelClock } from './channel/anchorChannelClock.ts';
import { assignChannel } from './channel/assignChannel.ts';
import { deactivateChannel } from './channel/deactivateChannel.ts';
import { deleteFootage } from './channel/deleteFootage.ts';
import { describeChannel } from './channel/describeChannel.ts';
import { loseChannel } from './channel/loseChannel.ts';
import { recoverChannel } from './channel/recoverChannel.ts';
import { registerChannel } from './channel/registerChannel.ts';
import { releaseChannel } from './channel/releaseChannel.ts';
import { reportChannelFault } from './channel/reportChannelFault.ts';
import { deleteClipFile } from './clip/deleteClipFile.ts';
import { discardClip } from './clip/discardClip.ts';
import { expireClip } from './clip/expireClip.ts';
import { failClip } from './clip/failClip.ts';
import { failClipAttempt } from './clip/failClipAttempt.ts';
import { favoriteClip } from './clip/favoriteClip.ts';
import { finishClip } from './clip/finishClip.ts';
import { finishClipThumbnail } from './clip/finishClipThumbnail.ts';
import { markClipIn } from './clip/markClipIn.ts';
import { markClipOut } from './clip/markClipOut.ts';
import { registerClip } from './clip/registerClip.ts';
import { restoreClip } from './clip/restoreClip.ts';
import { retitleClip } from './clip/retitleClip.ts';
import { retryClip } from './clip/retryClip.ts';
import { startClipGeneration } from './clip/startClipGeneration.ts';
import { trimClip } from './clip/trimClip.ts';
import { unfavoriteClip } from './clip/unfavoriteClip.ts';
import type { AnyCommand } from './command.ts';
import { resolvePlayFact } from './play/resolvePlayFact.ts';
import { anchorGameClock } from './session/anchorGameClock.ts';
import { cancelSession } from './session/cancelSession.ts';
import { completeSession } from './session/completeSession.ts';
import { describeSession } from './session/describeSession.ts';
import { pauseSession } from './session/pauseSession.ts';
import { reopenSession } from './session/reopenSession.ts';
import { rescheduleSession } from './session/rescheduleSession.ts';
import { resumeSession } from './session/resumeSession.ts';
import { scheduleSession } from './session/scheduleSession.ts';
import { startSession } from './session/startSession.ts';
import { addTag } from './tag/addTag.ts';
import { editTag } from './tag/editTag.ts';
import { markTagImportant } from './tag/markTagImportant.ts';
import { removeTag } from './tag/removeTag.ts';
import { restoreTag } from './tag/restoreTag.ts';
import { reviewTag } from './tag/reviewTag.ts';
import { unmarkTagImportant } from './tag/unmarkTagImportant.ts';
import { unreviewTag } from './tag/unreviewTag.ts';
import { addMember } from './team/addMember.ts';
import { changeTeamSettings } from './team/changeTeamSettings.ts';
import { grantRole } from './team/grantRole.ts';
import { issueAccessToken } from './team/issueAccessToken.ts';
import { issueDeviceKey } from './team/issueDeviceKey.ts';
import { removeMember } from './team/removeMember.ts';
import { revokeAccessToken } from './team/revokeAccessToken.ts';
import { revokeDeviceKey } from './team/revokeDeviceKey.ts';
import { revokeRole } from './team/revokeRole.ts';

export const commands: readonly AnyCommand[] = [
  scheduleSession,
  rescheduleSession,
  describeSession,
  cancelSession,
  startSession,
  pauseSession,
  resumeSession,
  completeSession,
  reopenSession,
  anchorGameClock,
  registerChannel,
  describeChannel,
  assignChannel,
  releaseChannel,
  activateChannel,
  deactivateChannel,
  loseChannel,
  reportChannelFault,
  recoverChannel,
  anchorChannelClock,
  deleteFootage,
  markClipIn,
  markClipOut,
  registerClip,
  trimClip,
  expireClip,
  startClipGeneration,
  failClipAttempt,
  finishClip,
  finishClipThumbnail,
  failClip,
  retryClip,
  favoriteClip,
  unfavoriteClip,
  retitleClip,
  discardClip,
  restoreClip,
  deleteClipFile,
  addTag,
  editTag,
  removeTag,
  restoreTag,
  reviewTag,
  unreviewTag,
  markTagImportant,
  unmarkTagImportant,
  resolvePlayFact,
  addMember,
  removeMember,
  grantRole,
  revokeRole,
  issueDeviceKey,
  revokeDeviceKey,
  issueAccessToken,
  revokeAccessToken,
  changeTeamSettings,
];
