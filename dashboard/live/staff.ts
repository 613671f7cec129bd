import type { Viewer } from '../api/entities.ts';

/**
 * What no entity answers in its `allowedCommands`: fields that a role reads, and acts on a play that nobody has tagged yet.
 * The server decides all the same; this only keeps what it would refuse out of sight.
 */
const staff: ReadonlySet<string> = new Set(['ADMIN', 'COACH', 'ANALYST']);
const arbiters: ReadonlySet<string> = new Set(['ADMIN', 'ANALYST']);

/** Whether this person may tag, and reads what coaches write for each other. */
export function isStaff(viewer: Viewer | null): boolean {
  return viewer !== null && staff.has(viewer.role);
}

/** Whether this person may see who did what, and who tried. */
export function mayReadHistory(viewer: Viewer | null): boolean {
  return viewer !== null && viewer.role !== 'VIEWER';
}

/** Whether this person may settle a field in which taggers differ. */
export function maySettle(viewer: Viewer | null): boolean {
  return viewer !== null && arbiters.has(viewer.role);
}
