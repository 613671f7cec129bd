import { expect, it } from 'vitest';
import {
  NO_SETTINGS,
  parseSettings,
  SOFT_DELETE_METADATA,
  withTruncateBefore,
} from '../../../../infra/local/eventstore/rules/metadata.ts';

it('reads the settings of a stream', () => {
  const settings = parseSettings(
    '{"$tb":3,"$maxCount":5,"$maxAge":60,"$cacheControl":1,"$acl":{"$r":"all","$w":["a","b"]},"own":{}}',
  );
  expect(settings).toEqual({ softDeleted: false, truncateBefore: 3n, maxCount: 5n, maxAge: 60n });
});

it('knows a soft delete by exactly Int64.Max, not by what JavaScript makes of it', () => {
  expect(parseSettings(SOFT_DELETE_METADATA).softDeleted).toBe(true);
  expect(parseSettings('{"$tb":9223372036854775806}')).toMatchObject({
    softDeleted: false,
    truncateBefore: 2n ** 63n - 2n,
  });
  expect(parseSettings('{"$tb":9223372036854776000}')).toEqual(NO_SETTINGS);
});

it.each([
  'null',
  '[]',
  '"x"',
  '7',
  '{',
  '',
  '{"$tb":"3"}',
  '{"$tb":3.0}',
  '{"$tb":1e2}',
  '{"$maxCount":null}',
  '{"$acl":[]}',
  '{"$acl":{"$r":1}}',
  '{"$maxAge":{}}',
])('ignores all of %s', (json) => {
  expect(parseSettings(json)).toMatchObject({ softDeleted: false });
  expect(Object.values(parseSettings(json)).filter((value) => typeof value === 'bigint')).toEqual([]);
});

it('takes limits below their least value for absent', () => {
  expect(parseSettings('{"$tb":-1,"$maxCount":0,"$maxAge":-5}')).toEqual({ ...NO_SETTINGS, truncateBefore: undefined });
});

it('sets $tb and keeps the rest, every digit and every key', () => {
  const json = '{"big":9007199254740993,"deep":[1.50,{"x":1e2,"s":"\\u00e4"}],"__proto__":1,"n":null}';
  expect(withTruncateBefore(json, 2n)).toBe(
    '{"big":9007199254740993,"deep":[1.50,{"x":1e2,"s":"ä"}],"__proto__":1,"n":null,"$tb":2}',
  );
  expect(withTruncateBefore('{"$tb":9223372036854775807,"own":1}', 4n)).toBe('{"$tb":4,"own":1}');
  expect(withTruncateBefore('[]', 2n)).toBeUndefined();
});
