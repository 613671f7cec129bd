// Which bytes of a file somebody asks for, as RFC 9110 has it.

/** [from, to) of the file. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a `Range` header means for a file of so many bytes: one part of it; `whole` where there is no header, one that is
 * not understood, or one that asks for several parts; `beyond` where nothing of what is asked for exists.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'whole' | 'beyond' {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'beyond' : { from: Math.max(0, size - Number(last)), to: size };
  if (last !== '' && Number(last) < Number(first)) return 'whole';
  if (Number(first) >= size) return 'beyond';
  return { from: Number(first), to: last === '' ? size : Math.min(size, Number(last) + 1) };
}
