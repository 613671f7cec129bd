// What a command may ask of the world before anything is decided. Answers may change: they are asked again at each use.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { cameraNetworks } from './channel/cameraNetworks.ts';

export interface Outside {
  /**
   * Whether a camera may be fetched from this host: an address, or a name none of whose addresses is closed to
   * cameras. A name that nobody knows at the moment may: it is asked again before anybody goes there.
   */
  mayFetchFrom(host: string): Promise<boolean>;
}

const LONGEST_LOOKUP_MS = 1_000;

export interface OutsideOptions {
  /** Networks beside this machine that cameras may be in, such as `192.168.1.0/24`. */
  readonly cameraNetworks?: readonly string[];
  /** Addresses of a name; rejects where it has none. */
  readonly addressesOf?: (name: string) => Promise<readonly string[]>;
}

/** @throws RangeError for what is no network */
export function openOutside({ cameraNetworks: allowed = [], addressesOf = byDns }: OutsideOptions = {}): Outside {
  const mayHave = cameraNetworks(allowed);
  return {
    async mayFetchFrom(host) {
      if (isIP(host)) return mayHave(host);
      // These never leave the machine, whatever a name server says.
      if (/(^|\.)localhost$/.test(host)) return mayHave('127.0.0.1') && mayHave('::1');
      const found = await Promise.race([addressesOf(host).catch(() => []), sleep(LONGEST_LOOKUP_MS, [])]);
      return found.every(mayHave);
    },
  };
}

const byDns = async (name: string): Promise<readonly string[]> =>
  (await lookup(name, { all: true })).map(({ address }) => address);
