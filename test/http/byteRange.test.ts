import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from '../../src/http/byteRange.ts';

describe('a range of bytes', () => {
  it.each([
    [undefined, 'whole'],
    ['', 'whole'],
    ['bytes=', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=a-b', 'whole'],
    ['bytes=0-1,4-5', 'whole'],
    ['lines=0-1', 'whole'],
    ['bytes=5-4', 'whole'],
    ['bytes=0-0', { from: 0, to: 1 }],
    ['bytes=0-', { from: 0, to: 10 }],
    ['bytes= 2 - 3 ', { from: 2, to: 4 }],
    ['bytes=9-99999999999999999999999999', { from: 9, to: 10 }],
    ['bytes=-3', { from: 7, to: 10 }],
    ['bytes=-11', { from: 0, to: 10 }],
    ['bytes=-0', 'beyond'],
    ['bytes=10-', 'beyond'],
    ['bytes=99999999999999999999999999-', 'beyond'],
  ])('%s of ten', (header, range) => {
    expect(byteRange(header, 10)).toEqual(range);
  });

  it('lies within the file, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.option(fc.bigInt({ min: 0n })),
        fc.option(fc.bigInt({ min: 0n })),
        fc.nat(20),
        (text, a, b, size) => {
          for (const header of [text, `bytes=${a ?? ''}-${b ?? ''}`]) {
            const range = byteRange(header, size);
            if (typeof range === 'object')
              expect(0 <= range.from && range.from < range.to && range.to <= size).toBe(true);
          }
        },
      ),
    );
  });
});
