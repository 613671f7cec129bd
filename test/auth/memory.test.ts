import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Memory, openMemory } from '../../src/auth/memory.ts';

let memory: Memory<string>;
let asked: string[];
let answer: (id: string) => Promise<string>;
const get = (id: string) =>
  memory.get(id, () => {
    asked.push(id);
    return answer(id);
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  memory = openMemory();
  asked = [];
  answer = async (id) => `${id} ${asked.length}`;
});
afterEach(() => vi.useRealTimers());

describe('what somebody may do', () => {
  it('is asked once a second, however often it is wanted', async () => {
    expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual(['a 1', 'a 1', 'a 1']);
    vi.advanceTimersByTime(999);
    expect(await get('a')).toBe('a 1');
    vi.advanceTimersByTime(1);
    expect(await get('a')).toBe('a 2');
  });

  it('is asked anew as soon as something has changed', async () => {
    await get('a');
    memory.forget();
    expect(await get('a')).toBe('a 2');
  });

  it('is asked anew where the change came while the answer was on its way', async () => {
    const late = get('a');
    memory.forget();
    await late;
    expect(await get('a')).toBe('a 2');
  });

  it('is asked along for whoever was just here, so that one query serves all', async () => {
    await Promise.all([get('a'), get('b'), get('c')]);
    vi.advanceTimersByTime(600);
    await Promise.all([get('b'), get('c')]);
    vi.advanceTimersByTime(400);
    asked = [];
    await get('a');
    expect(asked.sort()).toEqual(['a', 'b', 'c']);
    await Promise.all([get('b'), get('c')]);
    expect(asked.length).toBe(3);
  });

  it('is not asked for whoever has gone', async () => {
    await Promise.all([get('a'), get('b')]);
    vi.advanceTimersByTime(5_000);
    asked = [];
    await get('a');
    expect(asked).toEqual(['a']);
  });

  it('goes on as it was known while the database is away, asked once a second', async () => {
    await get('a');
    answer = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    for (let second = 0; second < 5; second += 1) {
      vi.advanceTimersByTime(1_000);
      expect([await get('a'), await get('a')]).toEqual(['a 1', 'a 1']);
    }
    expect(asked.length).toBe(6);
    answer = async () => 'back';
    vi.advanceTimersByTime(1_000);
    expect(await get('a')).toBe('back');
  });

  it('is believed for six hours at most while the database is away', async () => {
    await get('a');
    answer = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) {
        vi.advanceTimersByTime(60_000);
        expect(await get('a')).toBe('a 1');
      }
    };
    await minutes(6 * 60 - 1);
    vi.advanceTimersByTime(60_000);
    await expect(get('a')).rejects.toThrow('refused');
    answer = async () => 'back';
    expect(await get('a')).toBe('back');
  });

  it('is not known where it never was, nor after a mistake of ours', async () => {
    answer = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    await expect(get('a')).rejects.toThrow('refused');
    answer = async () => 'fine';
    expect(await get('a')).toBe('fine');
    vi.advanceTimersByTime(1_000);
    answer = () => Promise.reject(new Error('a mistake'));
    await expect(get('a')).rejects.toThrow('a mistake');
  });
});
