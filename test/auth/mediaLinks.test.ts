import { describe, expect, it } from 'vitest';
import { type MediaFile, openMediaLinks } from '../../src/auth/mediaLinks.ts';

const key = new Uint8Array(32).fill(1);
const film: MediaFile = { clipId: '0197f3a0-0000-7000-8000-000000000001', generation: 1, kind: 'mp4' };
const coach = { team: 'home', id: 'coach-1' };
const HOUR = 3_600_000;

const queryOf = (link: string) => Object.fromEntries(new URL(link, 'http://server').searchParams);
const at = (now: number) => openMediaLinks(key, () => now);

describe('a media link', () => {
  it('opens the file that it was signed for, to whom it was signed for', () => {
    const link = at(0).sign(film, coach);
    expect(link).toMatch(/^\/media\/clips\/0197f3a0-0000-7000-8000-000000000001\/1\.mp4\?/);
    expect(at(0).verify(film, queryOf(link))).toEqual(coach);
  });

  it('stays the same within an hour, so that a browser keeps what it has', () => {
    expect(at(10 * HOUR + 1).sign(film, coach)).toBe(at(11 * HOUR - 1).sign(film, coach));
  });

  it('is good for at least six hours and at most seven', () => {
    const query = queryOf(at(10 * HOUR + 1).sign(film, coach));
    expect(at(16 * HOUR + 1).verify(film, query)).toEqual(coach);
    expect(at(17 * HOUR + 1).verify(film, query)).toBeUndefined();
  });

  it.each<[string, MediaFile]>([
    ['clip', { ...film, clipId: '0197f3a0-0000-7000-8000-000000000002' }],
    ['generation', { ...film, generation: 2 }],
    ['kind', { ...film, kind: 'jpg' }],
  ])('does not open another %s', (_name, other) => {
    expect(at(0).verify(other, queryOf(at(0).sign(film, coach)))).toBeUndefined();
  });

  it.each([
    ['person', { person: 'coach-2' }],
    ['team', { team: 'away' }],
    ['end', { exp: '99999999999' }],
    ['end that is no number', { exp: '1e3' }],
    ['signature', { sig: 'A'.repeat(43) }],
    ['short signature', { sig: 'A' }],
    ['list of signatures', { sig: ['a', 'b'] }],
    ['missing signature', { sig: undefined }],
  ])('with another %s opens nothing', (_name, change) => {
    expect(at(0).verify(film, { ...queryOf(at(0).sign(film, coach)), ...change })).toBeUndefined();
  });

  it('of another installation opens nothing', () => {
    const foreign = openMediaLinks(new Uint8Array(32).fill(2), () => 0).sign(film, coach);
    expect(at(0).verify(film, queryOf(foreign))).toBeUndefined();
  });
});
