import { expect } from 'vitest';
import { freshStream, makeEvents, type Path, type Server, wrong } from './subject.ts';

/** Two writers that have read the same revision: one of them has to be told. @throws where that does not hold */
export async function exactAppendsRace(server: Server, path: Path): Promise<void> {
  const stream = freshStream();
  await server.append(stream, makeEvents('e', 3), 'no_stream');
  const outcomes = await Promise.all(
    ['x', 'y'].map((prefix) => server.append(stream, makeEvents(prefix, 2), 2n, path)),
  );
  expect(outcomes).toContainEqual({ next: 4n, position: expect.any(BigInt) });
  expect(outcomes).toContainEqual({ ...wrong(4n), expected: 2n });
}
