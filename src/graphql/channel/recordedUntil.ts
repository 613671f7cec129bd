// How far a camera's footage reaches, for however many ask in the same moment: each look reads a folder.
import type { Recordings } from '../../recordings/recordings.ts';

export type RecordedUntil = Recordings['recordedUntil'];

export function shareLooks({ recordedUntil }: Pick<Recordings, 'recordedUntil'>): RecordedUntil {
  const underWay = new Map<string, Promise<Date | null>>();
  return (channelPath) => {
    const known = underWay.get(channelPath);
    if (known) return known;
    const looking = recordedUntil(channelPath).finally(() => underWay.delete(channelPath));
    underWay.set(channelPath, looking);
    return looking;
  };
}
