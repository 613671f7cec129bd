// Which version made the rows that are in force, held against what this software would make.
import { NeedsNewerSoftware } from '../eventstore/errors.ts';
import { readModels } from './index.ts';

/** By table. A read model without one has never been made. */
export type Versions = Readonly<Record<string, number>>;

export const ownVersions: Versions = Object.fromEntries(readModels.map(({ table, version }) => [table, version]));

/** Read models that this software makes otherwise, or that are not made yet: their rows stand still until they are made anew. */
export const tablesDue = (inForce: Versions): string[] =>
  Object.entries(ownVersions).flatMap(([table, version]) => ((inForce[table] ?? 0) < version ? [table] : []));

/** Newer software has made read models that this one would spoil. */
export class NewerReadModels extends NeedsNewerSoftware {
  override name = 'NewerReadModels';
}

/** @throws NewerReadModels where rows in force were made by a later version, or by one that has read models unknown here */
export function refuseNewer(inForce: Versions): void {
  const newer = Object.entries(inForce).find(([table, version]) => version > (ownVersions[table] ?? 0));
  if (!newer) return;
  const [table, version] = newer;
  throw new NewerReadModels(
    `version ${version} of ${table} is in force, and this Film Room makes version ${ownVersions[table] ?? 0}; start the newer one`,
  );
}
