/** A refusal as the server words it; `code` is stable. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** What became of one attempt to send an act. */
export type CommandAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Not decided yet: the same act is sent again later, with the same commandId. */
  | { readonly kind: 'later'; readonly code: string; readonly incident?: string }
  /** Nothing can be sent until the person signs in again. */
  | { readonly kind: 'signedOut' };

/** What a GraphQL client got back, in the shape that fetch, urql and graphql-ws share. */
export interface RawAnswer {
  /** True when no answer of the server came at all. */
  readonly unreachable: boolean;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly userErrors: readonly Refusal[];
}

/** Codes that say nothing about the act itself: the server is busy, full or was overtaken. */
const undecided = new Set(['CONFLICT', 'RATE_LIMITED', 'UNAVAILABLE', 'TIMEOUT', 'INTERNAL', 'STORAGE_FULL']);

/** Sorts an answer into done, refused, later and signed out, by the error contract of the API. */
export function commandAnswer({ unreachable, errors, userErrors }: RawAnswer): CommandAnswer {
  if (unreachable) return { kind: 'later', code: 'UNREACHABLE' };
  const [error] = errors;
  if (error !== undefined) {
    const code = String(error.extensions?.code ?? 'INTERNAL');
    if (code === 'UNAUTHENTICATED') return { kind: 'signedOut' };
    const incident = error.extensions?.incident;
    if (error.extensions?.retryable === true || undecided.has(code)) {
      return { kind: 'later', code, ...(typeof incident === 'string' ? { incident } : {}) };
    }
    return { kind: 'refused', refusal: { code, message: error.message } };
  }
  const [refusal] = userErrors;
  if (refusal === undefined) return { kind: 'done' };
  if (undecided.has(refusal.code)) return { kind: 'later', code: refusal.code };
  return { kind: 'refused', refusal: { code: refusal.code, message: refusal.message } };
}
