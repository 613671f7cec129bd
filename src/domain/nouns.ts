// Every noun that has a machine.
import { channel } from './channel/channel.ts';
import { clip } from './clip/clip.ts';
import { play } from './play/play.ts';
import { session } from './session/session.ts';
import { tag } from './tag/tag.ts';
import { team } from './team/team.ts';

export const nouns = [session, channel, clip, tag, play, team] as const;
