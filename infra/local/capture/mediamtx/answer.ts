/** What is sent back: a body that is no text is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** Ends a request with an error, as MediaMTX words it. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const notFound: Answer = { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' };

/** @throws Refused for a name that can be no path's */
export function checkName(name: string): string {
  if (name === '') throw new Refused(400, 'invalid path name: cannot be empty ()');
  if (name.split('/').some((part) => part === '.' || part === '..')) {
    throw new Refused(400, `invalid path name: can't contain dot path segments (${name})`);
  }
  return name;
}
