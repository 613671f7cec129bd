// Footage whose time is over goes. The fact comes first and the deletion after it: what a crash leaves on the disk in
// between is only litter, found again by the next sweep, which is told that there is nothing to record any more.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { footageDeleted } from '../../domain/channel/events.ts';
import { commandOf } from '../command.ts';

/** Files that one fact may tell of. */
export const MOST_FILES = 100;

const input = footageDeleted.data.extend({
  files: footageDeleted.data.shape.files.min(1).max(MOST_FILES),
  reason: z.enum(['expired']),
});

export const deleteFootage = commandOf(channel)({
  name: 'DeleteFootage',
  audience: ['system'],
  input,
  idOf: ({ channelId }) => channelId,
  decide: ({ channelId, files, reason }, { deletedFiles }) => {
    const fresh = files.filter(({ name }) => !deletedFiles.includes(name));
    return fresh.length > 0 ? [footageDeleted({ channelId, files: fresh, reason })] : [];
  },
});
