// What can be wrong with any input, told from a right one: no command has to be known for it.

export interface Wrong {
  /** Field at fault, and what is wrong with it. */
  readonly what: string;
  readonly field: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const LONG = 'x'.repeat(10_001);
const UNPRINTABLE = ['\u0000', '\u0007', '\u001b[2J', '\u007f', '\u009f', '\u2028'];

type Value = readonly [what: string, value: unknown];

const wrongTexts: readonly Value[] = [
  ['too long', LONG],
  ['half a character', 'a\ud83d'],
  ...UNPRINTABLE.map((character): Value => [`unprintable, ${JSON.stringify(character)}`, `a${character}b`]),
];
const wrongNumbers: readonly Value[] = [
  ['text', '5'],
  ['not a number', Number.NaN],
  ['infinite', Number.POSITIVE_INFINITY],
  ['less than nothing', -1],
];

/** Values that no field takes where this one is right. */
function wrongValues(right: unknown): readonly Value[] {
  const aNumber: Value = ['a number', 5];
  const aBoolean: Value = ['a boolean', true];
  const aText: Value = ['text', 'yes'];
  const anObject: Value = ['an object', { $ne: null }];
  const aList: Value = ['a list of lists', [[]]];
  if (Array.isArray(right)) {
    const tooLong = Array.from({ length: 2_000 }, () => right[0]);
    return [anObject, aNumber, aBoolean, aText, aList, ...(right.length > 0 ? [['too long', tooLong] as const] : [])];
  }
  switch (typeof right) {
    case 'string':
      return [anObject, aList, aNumber, aBoolean, ...wrongTexts];
    case 'number':
      return [anObject, aList, aBoolean, ...wrongNumbers];
    case 'boolean':
      return [anObject, aList, aNumber, aText];
    default:
      return right === null ? [anObject, aList, aBoolean] : [aList, aNumber, aBoolean, aText];
  }
}

/** @param takes whether an input is right all the same: a field may be optional, or mean something when it is null */
export function wrongInputs(
  right: Readonly<Record<string, unknown>>,
  takes: (input: Readonly<Record<string, unknown>>) => boolean,
): readonly Wrong[] {
  return Object.entries(right).flatMap(([field, value]) => {
    const { [field]: _, ...others } = right;
    const absent = [
      { what: `${field} is missing`, field, input: others },
      { what: `${field} is null`, field, input: { ...right, [field]: null } },
    ].filter(({ input }) => !takes(input));
    const wrong = wrongValues(value).map(([what, bad]) => ({
      what: `${field} is ${what}`,
      field,
      input: { ...right, [field]: bad },
    }));
    return [...absent, ...wrong];
  });
}
