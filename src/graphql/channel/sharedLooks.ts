// What a camera's folder shows, for however many ask in the same moment: each look reads a disk.
import type { Recordings } from '../../recordings/recordings.ts';

export type Looks = Pick<Recordings, 'recordedUntil' | 'picture' | 'recorder' | 'live' | 'overview' | 'film'>;

export const shareLooks = ({ recordedUntil, picture, recorder, live, overview, film }: Looks): Looks => ({
  overview,
  film,
  recordedUntil: shared(recordedUntil),
  picture: shared(picture),
  recorder: shared(recorder),
  live: shared(live),
});

function shared<T>(look: (channelPath: string) => Promise<T>): (channelPath: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (channelPath) => {
    const known = underWay.get(channelPath);
    if (known) return known;
    const looking = look(channelPath).finally(() => underWay.delete(channelPath));
    underWay.set(channelPath, looking);
    return looking;
  };
}
