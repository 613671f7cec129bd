/** What may be said of a log in an address. */
const LOG = /([?&])log=([^&#]*)(&?)/;
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** An address that names a log as none can be named. */
export class BadAddress extends Error {
  override name = 'BadAddress';
}

export interface Address {
  /** The connection string as the client understands it. */
  readonly server: string;
  /** What the name of every stream of this log begins with; empty unless the address names a log. */
  readonly prefix: string;
}

/**
 * A server holds one log of ours, unless addresses say which: `esdb://host:2113?tls=true&log=rehearsal`. No log's prefix is
 * the beginning of another's, nor of a name without one, so that no filter on prefixes lets a stranger in.
 * @throws BadAddress
 */
export function addressOf(url: string): Address {
  const [, before = '', name = '', after = ''] = LOG.exec(url) ?? [];
  if (before === '') return { server: url, prefix: '' };
  if (!NAME.test(name)) {
    throw new BadAddress(
      `log=${name} in the address of the event store is no name; use small letters, digits and hyphens`,
    );
  }
  return { server: url.replace(LOG, after === '&' ? before : ''), prefix: `~${name}/` };
}
