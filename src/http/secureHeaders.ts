// What every answer tells a browser: that it runs nothing, is shown in no frame, and is what it says it is. Pages that do
// run something (the page itself, GraphiQL) bring a policy of their own.
import type { Tls } from '../settings/transport.ts';

const NOTHING = "default-src 'none'; frame-ancestors 'none'";
/** Cameras and microphones of the device that shows the page are none of ours. */
const NO_DEVICES = 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()';
const YEAR_S = 365 * 86_400;

interface Options {
  readonly tls?: Tls | undefined;
  readonly corsOrigins?: readonly string[];
}

export function secureHeaders({ tls, corsOrigins = [] }: Options): Readonly<Record<string, string>> {
  return {
    'content-security-policy': NOTHING,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': NO_DEVICES,
    'cross-origin-opener-policy': 'same-origin',
    // Pages that may ask may also show the film.
    'cross-origin-resource-policy': corsOrigins.length > 0 ? 'cross-origin' : 'same-origin',
    ...(tls && { 'strict-transport-security': `max-age=${YEAR_S}` }),
  };
}
