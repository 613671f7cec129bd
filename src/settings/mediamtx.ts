import { BadSetting } from './badSetting.ts';
import { isLoopback } from './transport.ts';

/** Where a MediaMTX is, and what it shows that it is the one. All absent where there is none. */
export interface MediaMtxSettings {
  /** Control API, such as `http://127.0.0.1:9997`. */
  readonly apiUrl: string | undefined;
  /** Playback server, such as `http://127.0.0.1:9996`. */
  readonly playbackUrl: string | undefined;
  /** WebRTC as browsers reach it, such as `http://127.0.0.1:8889`. */
  readonly whepUrl: string | undefined;
  /** What its questions about viewers carry; absent: they come from this machine. */
  readonly authSecret: string | undefined;
}

export interface MediaMtxEnvironment {
  readonly MEDIAMTX_API_URL?: string | undefined;
  readonly MEDIAMTX_PLAYBACK_URL?: string | undefined;
  readonly MEDIAMTX_WHEP_URL?: string | undefined;
  readonly MEDIAMTX_AUTH_SECRET?: string | undefined;
  readonly MEDIAMTX_ALLOW_HTTP: boolean;
}

const SECRET = /^[\w.~-]{32,200}$/;

/** @throws BadSetting that names the setting; never what it holds */
export function mediaMtxOf(environment: MediaMtxEnvironment): MediaMtxSettings {
  const { MEDIAMTX_AUTH_SECRET: authSecret } = environment;
  if (authSecret !== undefined && !SECRET.test(authSecret)) {
    throw new BadSetting('MEDIAMTX_AUTH_SECRET: must be 32 to 200 letters, digits and . _ ~ - (it stands in a URL)');
  }
  return {
    apiUrl: originOf('MEDIAMTX_API_URL', environment, 9997),
    playbackUrl: originOf('MEDIAMTX_PLAYBACK_URL', environment, 9996),
    whepUrl: originOf('MEDIAMTX_WHEP_URL', environment, 8889),
    authSecret,
  };
}

type UrlSetting = 'MEDIAMTX_API_URL' | 'MEDIAMTX_PLAYBACK_URL' | 'MEDIAMTX_WHEP_URL';

function originOf(setting: UrlSetting, environment: MediaMtxEnvironment, port: number): string | undefined {
  const text = environment[setting];
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && url.href === `${url.origin}/` && /^https?:$/.test(url.protocol);
  if (!isOrigin) {
    throw new BadSetting(`${setting}: must be a URL such as http://127.0.0.1:${port}, without path, name and password`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !environment.MEDIAMTX_ALLOW_HTTP) {
    throw new BadSetting(
      `${setting}: plain HTTP to another machine lets others on the way watch along; use https, or MEDIAMTX_ALLOW_HTTP=1`,
    );
  }
  return url.origin;
}
