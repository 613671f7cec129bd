import { z } from 'zod';
import { MediaMtxError } from './mediamtxError.ts';

export interface MediaMtxOptions {
  /** Milliseconds until the whole answer must be there; 2,000 unless told. */
  readonly deadlineMs?: number;
  /** Bearer token for what asks for one; asked for anew each time. */
  readonly token?: () => Promise<string>;
}

export interface MediaMtxAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const DEADLINE_MS = 2_000;
/** A list of a thousand recordings takes 60 KB. What says more than this is no list. */
const LARGEST_ANSWER = 8 * 2 ** 20;
const Refusal = z.object({ error: z.string().max(1_000) });

/**
 * Asks with GET, and reads the whole answer.
 * @param base `http://127.0.0.1:9997`, without a slash at its end
 * @throws MediaMtxError for whatever is no status of 2xx
 */
export async function askMediaMtx(
  base: string,
  path: string,
  { deadlineMs = DEADLINE_MS, token }: MediaMtxOptions = {},
  largest = LARGEST_ANSWER,
): Promise<MediaMtxAnswer> {
  const signal = AbortSignal.timeout(deadlineMs);
  const what = `MediaMTX ${path.replace(/\?.*/, '')}`;
  try {
    const headers = new Headers(token && { authorization: `Bearer ${await token()}` });
    // A redirect would carry the token elsewhere.
    const response = await fetch(`${base}${path}`, { headers, signal, redirect: 'error' });
    const body = await bodyOf(response, largest, what);
    const answer = { status: response.status, headers: response.headers, body };
    if (!response.ok) throw refusalOf(what, answer);
    return answer;
  } catch (error) {
    if (error instanceof MediaMtxError) throw error;
    if (signal.aborted) throw new MediaMtxError('TIMEOUT', `${what} did not answer within ${deadlineMs} ms`);
    throw new MediaMtxError('UNREACHABLE', `${what} cannot be reached at ${base}: ${reasonOf(error)}`);
  }
}

/** @throws MediaMtxError where the answer is not of this shape; what it holds beside it does not matter */
export async function askForJson<S extends z.ZodType>(
  schema: S,
  base: string,
  path: string,
  options?: MediaMtxOptions,
): Promise<z.infer<S>> {
  const { status, body } = await askMediaMtx(base, path, options);
  const what = `MediaMTX ${path.replace(/\?.*/, '')}`;
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    throw new MediaMtxError('BAD_ANSWER', `${what} answered what is no JSON`, status);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new MediaMtxError('BAD_ANSWER', `${what}: ${issue.path.join('.') || 'answer'}: ${issue.message}`, status);
}

async function bodyOf({ body, status }: Response, largest: number, what: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > largest) throw new MediaMtxError('BAD_ANSWER', `${what} answered more than ${largest} bytes`, status);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusalOf(what: string, { status, body }: MediaMtxAnswer): MediaMtxError {
  const said = wordsIn(body) ?? `status ${status}`;
  return new MediaMtxError(status < 500 ? 'REFUSED' : 'FAILED', `${what}: ${said}`, status);
}

/** Errors are `{"status":"error","error":"…"}`, but for addresses that do not exist: those are plain text. */
function wordsIn(body: Buffer): string | undefined {
  try {
    return Refusal.parse(JSON.parse(body.toString('utf8'))).error;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const reason = cause instanceof Error ? cause : error;
  return reason instanceof Error && 'code' in reason ? String(reason.code) : String(reason);
}
