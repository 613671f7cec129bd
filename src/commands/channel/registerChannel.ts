// A camera's place becomes standing equipment. Its id follows from its path, so no path can be taken twice.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelRegistered } from '../../domain/channel/events.ts';
import { refuse } from '../../domain/decision.ts';
import { ChannelPath, optional, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { channelIdOf } from '../ids.ts';
import { refuseClosedNetwork } from './closedNetwork.ts';
import { InputUrl } from './inputUrl.ts';

const Input = z.object({ name: text(60), path: optional(ChannelPath), inputUrl: optional(InputUrl) });

/** The path that was asked for, else one made of the team and the name: `home-end-zone`. */
export function channelPathOf({ name, path }: z.infer<typeof Input>, team: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return path ?? `${team}-${slug || 'camera'}`.slice(0, 40);
}

export const registerChannel = commandOf(channel)({
  name: 'RegisterChannel',
  audience: ['person'],
  input: Input,
  idOf: (input, team) => channelIdOf(channelPathOf(input, team)),
  beforehand: ({ inputUrl }, outside) => refuseClosedNetwork(inputUrl, outside),
  whenIllegal: ({ path }) => refuse('CHANNEL_PATH_TAKEN', `the path ${path} is in use; choose another name`, ['path']),
  decide: (input, _state, { actor }) => {
    const path = channelPathOf(input, actor.team);
    return path.startsWith(`${actor.team}-`)
      ? [channelRegistered({ channelId: channelIdOf(path), name: input.name, path, inputUrl: input.inputUrl?.url })]
      : refuse('BAD_USER_INPUT', `path: must begin with ${actor.team}-`, ['path']);
  },
});
