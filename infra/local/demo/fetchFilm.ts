import { writeFile } from 'node:fs/promises';

const PIECE_BYTES = 128 * 1024;

export interface FetchedFilm {
  readonly bytes: number;
  readonly pieces: number;
}

/**
 * Fetches a film as a player does: the first two bytes to learn how long it is, then piece by piece.
 * @throws Error where an answer is not exactly the range that was asked for.
 */
export async function fetchFilm(link: string, file: string, signal: AbortSignal): Promise<FetchedFilm> {
  const first = await fetchRange(link, 0, 1, signal);
  if (first.total < 2) throw new Error(`the film has ${first.total} bytes`);
  const pieces: Buffer[] = [];
  for (let from = 0; from < first.total; from += PIECE_BYTES) {
    const to = Math.min(first.total, from + PIECE_BYTES) - 1;
    pieces.push((await fetchRange(link, from, to, signal)).body);
  }
  const film = Buffer.concat(pieces);
  if (!film.subarray(0, 2).equals(first.body)) throw new Error('the first two bytes came differently the second time');
  await writeFile(file, film);
  return { bytes: film.length, pieces: pieces.length };
}

/** Both ends are included, as in the header. */
async function fetchRange(link: string, from: number, to: number, signal: AbortSignal) {
  const asked = `bytes=${from}-${to}`;
  const response = await fetch(link, {
    headers: { range: asked },
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  });
  const body = Buffer.from(await response.arrayBuffer());
  const range = response.headers.get('content-range') ?? '';
  const total = Number(/\/(\d+)$/.exec(range)?.[1]);
  const isAsAsked =
    response.status === 206 && range === `bytes ${from}-${to}/${total}` && body.length === to - from + 1;
  if (!isAsAsked) {
    throw new Error(`${asked} was answered with ${response.status}, "${range}", ${body.length} bytes`);
  }
  return { body, total };
}
