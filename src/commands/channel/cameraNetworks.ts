// Which addresses a camera may have: nothing of this machine and its neighbours, but what the installation allows.
import { BlockList, isIP, isIPv4 } from 'node:net';

/** What is on this machine, beside it, or only seems to be elsewhere. An installation may allow some of it. */
const near = [
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['::1/128', 'fc00::/7', 'fe80::/10', 'fec0::/10'],
];
/** What no camera has, whatever the installation allows: nobody, everybody, a cloud's own secrets, addresses in disguise. */
const never = [
  ...['0.0.0.0/8', '224.0.0.0/4', '240.0.0.0/4', '169.254.169.254/32', '168.63.129.16/32', '100.100.100.200/32'],
  ...['::/96', 'ff00::/8', 'fd00:ec2::254/128', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32', '2002::/16'],
];

/** An address block such as `192.168.1.0/24`. */
export function isNetwork(text: string): boolean {
  const [address, bits, more] = text.split('/');
  const family = isIP(address ?? '');
  const isPrefix = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
  return family !== 0 && isPrefix && more === undefined;
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    if (!isNetwork(network)) throw new RangeError(`${network} is no network such as 192.168.1.0/24`);
    const [address, bits] = network.split('/');
    list.addSubnet(address!, Number(bits), familyOf(address!));
  }
  return list;
}

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** Judges an address, also an IPv4 one in IPv6's spelling. @param allowed networks; @throws RangeError for what is none */
export function cameraNetworks(allowed: readonly string[]): (address: string) => boolean {
  const [blocked, closed, open] = [listOf(never), listOf(near), listOf(allowed)];
  return (address) => {
    const family = familyOf(address);
    // `::1` lies in the block of IPv4 addresses in disguise, and is none.
    if (blocked.check(address, family) && address !== '::1') return false;
    return !closed.check(address, family) || open.check(address, family);
  };
}
