const MILLISECONDS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };

/** setTimeout takes no more (2^31 - 1 ms): a deadline further away (25 days) is none. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The `grpc-timeout` header in milliseconds; undefined when there is none, it is malformed, or beyond any timer. */
export function parseTimeout(header: string | string[] | undefined): number | undefined {
  const match = typeof header === 'string' ? /^(\d{1,8})([HMSmun])$/.exec(header) : null;
  if (!match) return undefined;
  const milliseconds = Number(match[1]) * MILLISECONDS[match[2]!]!;
  return milliseconds > LONGEST_TIMER_MS ? undefined : milliseconds;
}
