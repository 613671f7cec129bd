/** `$tb` of a soft-deleted stream: Int64.Max. JSON.parse would round it, so numbers are compared by their text. */
const SOFT_DELETED_TB = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** The metadata that soft-deletes a stream. Whatever else stood there is lost. */
export const SOFT_DELETE_METADATA = `{"$tb":${SOFT_DELETED_TB}}`;

/** What of a stream is hidden from readers. Absent = not limited. */
export interface StreamSettings {
  readonly softDeleted: boolean;
  /** `$tb`: events below this revision are hidden. */
  readonly truncateBefore?: bigint;
  /** `$maxCount`: only the last so many are shown. At least 1. */
  readonly maxCount?: bigint;
  /** `$maxAge`, seconds: older ones are hidden. At least 1. */
  readonly maxAge?: bigint;
}

export const NO_SETTINGS: StreamSettings = { softDeleted: false };
/** A metadata stream shows its last event only, whatever its own metadata say. */
export const METADATA_STREAM_SETTINGS: StreamSettings = { softDeleted: false, maxCount: 1n };

/** A number of a JSON document by its text: nothing is rounded, and 1.0 or 1e3 is not taken for an integer. */
class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Reviver = (this: unknown, key: string, value: unknown) => unknown;
/** Node 22 hands a reviver the source text of primitives; the library types do not know it yet. */
type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown;
const keepNumbers: SourceReviver = (_key, value, { source }) =>
  typeof value === 'number' ? new JsonNumber(source ?? String(value)) : value;

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json, keepNumbers as Reviver);
    const isObject =
      typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function int64(value: unknown): bigint | undefined {
  if (!(value instanceof JsonNumber) || !/^-?\d+$/.test(value.text)) return undefined;
  const number = BigInt(value.text);
  return number >= INT64_MIN && number <= SOFT_DELETED_TB ? number : undefined;
}

const isAcl = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every(isRoles) && !(value instanceof JsonNumber);
const isRoles = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((role) => typeof role === 'string'));

/** Settings in a metadata event's JSON. One known key of the wrong kind, and none of it counts. */
export function parseSettings(json: string): StreamSettings {
  const metadata = parseObject(json);
  if (!metadata) return NO_SETTINGS;
  const numbers = ['$tb', '$maxCount', '$maxAge', '$cacheControl'].filter((key) => Object.hasOwn(metadata, key));
  if (numbers.some((key) => int64(metadata[key]) === undefined)) return NO_SETTINGS;
  if (Object.hasOwn(metadata, '$acl') && !isAcl(metadata.$acl)) return NO_SETTINGS;
  const atLeast = (key: string, least: bigint): bigint | undefined => {
    const value = int64(metadata[key]);
    return value === undefined || value < least ? undefined : value;
  };
  const truncateBefore = atLeast('$tb', 0n);
  return {
    softDeleted: truncateBefore === SOFT_DELETED_TB,
    truncateBefore,
    maxCount: atLeast('$maxCount', 1n),
    maxAge: atLeast('$maxAge', 1n),
  };
}

/** The metadata with another `$tb`; everything else stays, numbers to the last digit. Undefined when it is no JSON object. */
export function withTruncateBefore(json: string, truncateBefore: bigint): string | undefined {
  const metadata = parseObject(json);
  if (!metadata) return undefined;
  return stringify({ ...metadata, $tb: new JsonNumber(truncateBefore.toString()) });
}

function stringify(value: unknown): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${stringify(item)}`)
    .join(',')}}`;
}
