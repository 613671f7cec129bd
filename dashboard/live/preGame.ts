import type { Connection } from '../api/connection.ts';
import { preGameQuery } from '../api/documents.ts';
import type { PreGame, Viewer } from '../api/entities.ts';

/** Who may have a worker cut for a check; the server decides all the same. */
const crew: ReadonlySet<string> = new Set(['ADMIN', 'OPERATOR', 'COACH', 'ANALYST']);

export function mayCheck(viewer: Viewer | null): boolean {
  return viewer !== null && crew.has(viewer.role);
}

/** Beats, footage, clocks and a test cut of every camera. Null where nobody answers, or the game is gone. */
export async function askPreGame({ http }: Connection, sessionId: string): Promise<PreGame | null> {
  const { data } = await http.query(preGameQuery, { sessionId }).toPromise();
  return data?.preGameCheck ?? null;
}
