import fc from 'fast-check';
import { v5 } from 'uuid';
import { expect, it } from 'vitest';
import { FILM_ROOM, uuidv5 } from '../../src/commands/ids.ts';
import { SEED } from '../support/seed.ts';

it(`an id that follows from others is the one of RFC 9562 (seed ${SEED})`, () => {
  // Its own example.
  expect(uuidv5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
  fc.assert(
    fc.property(fc.uuid(), fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.nat()), { minLength: 1 }), (a, rest) => {
      expect(uuidv5(a, ...rest)).toBe(v5(rest.join('/'), a));
      expect(uuidv5(a.toUpperCase(), ...rest)).toBe(uuidv5(a, ...rest));
    }),
    { seed: SEED },
  );
});

it.each(['', 'film', `${FILM_ROOM}0`, FILM_ROOM.replace('5a', 'zz')])('no id follows from %j', (namespace) => {
  expect(() => uuidv5(namespace, 'name')).toThrow(TypeError);
});
