/** Type of an event that stands for another one. */
export const LINK_TYPE = '$>';

/**
 * What a link's data points to: `revision@stream`.
 * 'none' = it looks like a link but leads nowhere; undefined = it is no link, deliver the plain event.
 */
export function parseLink(data: string): { revision: bigint; stream: string } | 'none' | undefined {
  const match = /^(-?\d+)(@([\s\S]+))?$/.exec(data);
  if (!match) return undefined;
  return match[3] === undefined ? 'none' : { revision: BigInt(match[1]!), stream: match[3] };
}
