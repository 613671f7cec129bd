// Where a camera's picture comes from. We never fetch it ourselves; whoever does is sent only where it may go.
import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/** Schemes and their own ports; SRT has none. */
const schemes: Readonly<Record<string, number | undefined>> = {
  srt: undefined,
  rtsp: 554,
  rtsps: 322,
  rtmp: 1935,
  rtmps: 443,
};
const LONGEST = 500;
/** Below it live the servers of other protocols, which a request could be smuggled to. */
const LOWEST_FREE_PORT = 1_024;

/** Letters, digits and signs of a URL: no blanks, no control characters, no backslash, nothing beyond ASCII. */
const plain = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;
const parts = /^([A-Za-z]+):\/\/([^/?#]*)([^#]*)$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const secretNames = /[?&](pass|passphrase|password|pwd|secret|token|key|streamkey|auth)=/i;

export interface InputUrl {
  /** In the one spelling that is stored. */
  readonly url: string;
  /** An address, or a name in lower case without a dot at its end. */
  readonly host: string;
}

/** Reads a camera's URL. Pure: where its name leads is asked when it is used. @throws RangeError saying what is wrong */
export function parseInputUrl(text: string): InputUrl {
  if (text.length > LONGEST) throw new RangeError(`must be at most ${LONGEST} characters`);
  if (!plain.test(text)) throw new RangeError('must be a URL of plain characters, such as srt://203.0.113.7:8890');
  const [, scheme, authority, rest] = parts.exec(text) ?? [];
  const name = scheme?.toLowerCase();
  if (name === undefined || authority === undefined || rest === undefined || !Object.hasOwn(schemes, name)) {
    throw new RangeError(`must be a URL of ${Object.keys(schemes).join(', ')}, without a fragment`);
  }
  if (authority.includes('@')) throw new RangeError('must not hold a name or password; set them on the camera');
  if (secretNames.test(rest)) throw new RangeError('must not hold a password or key; set it on the recorder');
  const { host, port } = hostAndPort(authority);
  const isOfScheme = port === undefined ? schemes[name] !== undefined : port === schemes[name];
  if (port === undefined && !isOfScheme) throw new RangeError(`must name a port, such as ${name}://203.0.113.7:8890`);
  if (port !== undefined && !isOfScheme && (port < LOWEST_FREE_PORT || port > 65_535)) {
    throw new RangeError(`must name a port of ${LOWEST_FREE_PORT} or more, or the one of its scheme`);
  }
  const written = isIPv6(host) ? `[${host}]` : host;
  return { url: `${name}://${written}${port === undefined ? '' : `:${port}`}${rest}`, host };
}

function hostAndPort(authority: string): { host: string; port: number | undefined } {
  const [, six, other, digits] = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]%]+))(?::(\d{1,5}))?$/.exec(authority) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  if (six !== undefined && isIPv6(six)) return { host: six.toLowerCase(), port };
  const host = other?.toLowerCase().replace(/\.$/, '') ?? '';
  const labels = host.split('.');
  // A name that ends in a number is an address to whoever reads URLs: 0x7f.1, 2130706433, 127.1.
  const isNumber = /^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1)!);
  const isName = host.length <= 253 && !isNumber && labels.every((part) => label.test(part));
  if (isIPv4(host) || isName) return { host, port };
  throw new RangeError('must name a host, or an address written as 203.0.113.7 or [2001:db8::7]');
}

export const InputUrl = z.string().transform((text, context): InputUrl => {
  try {
    return parseInputUrl(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as RangeError).message });
    return z.NEVER;
  }
});
