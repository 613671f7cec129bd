import { expect, test } from 'vitest';
import { commandAnswer } from '../../clients/commandAnswer.ts';

const nothing = { unreachable: false, errors: [], userErrors: [] };
const error = (code: string, more = {}) => ({ message: 'm', extensions: { code, ...more } });

test.each([
  ['no answer', { ...nothing, unreachable: true }, { kind: 'later', code: 'UNREACHABLE' }],
  ['carried out', nothing, { kind: 'done' }],
  ['a full disk', { ...nothing, errors: [error('STORAGE_FULL')] }, { kind: 'later', code: 'STORAGE_FULL' }],
  [
    'retries used up',
    { ...nothing, userErrors: [{ code: 'CONFLICT', message: 'm' }] },
    { kind: 'later', code: 'CONFLICT' },
  ],
  [
    'a new code that may be tried again',
    { ...nothing, errors: [error('NEW', { retryable: true })] },
    { kind: 'later', code: 'NEW' },
  ],
  ['no token', { ...nothing, errors: [error('UNAUTHENTICATED')] }, { kind: 'signedOut' }],
  [
    'an incident',
    { ...nothing, errors: [error('INTERNAL', { incident: 'i-1' })] },
    { kind: 'later', code: 'INTERNAL', incident: 'i-1' },
  ],
  [
    'a refusal of the noun',
    { ...nothing, userErrors: [{ code: 'CLIP_OUT_BEFORE_IN', message: 'm' }] },
    { kind: 'refused', refusal: { code: 'CLIP_OUT_BEFORE_IN', message: 'm' } },
  ],
  [
    'bad input',
    { ...nothing, errors: [error('BAD_USER_INPUT')] },
    { kind: 'refused', refusal: { code: 'BAD_USER_INPUT', message: 'm' } },
  ],
])('%s', (_what, raw, answer) => {
  expect(commandAnswer(raw)).toEqual(answer);
});
