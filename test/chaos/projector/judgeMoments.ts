import { differences, type Moment, type Rows } from '../../projections/rebuild/memoryRows.ts';

export interface Judged {
  /** Moments at which a row was missing or another than it had to be. */
  readonly stale: number;
  /** Moments at which there were more rows than there had to be. */
  readonly doubled: number;
  readonly told: readonly string[];
}

const LONGEST = 200;
const isSpoilt = ({ clip_list }: Rows) => clip_list!.some((row) => row.includes('"title":"spoilt"'));

/**
 * Holds rows against what the log comes to at their own place. Clips whose titles were spoilt on purpose may have them
 * until they are switched, all in one moment.
 * @param moments in their order
 */
export async function judgeMoments(
  moments: readonly Moment[],
  truth: { at(position: bigint): Promise<Rows> },
): Promise<Judged> {
  const ordered = [...moments].sort((a, b) => (a.position < b.position ? -1 : 1));
  const told: string[] = [];
  let [stale, doubled] = [0, 0];
  for (const { position, rows } of ordered) {
    const wanted = await truth.at(position);
    const exempt: Rows = isSpoilt(rows) ? { clip_list: [] } : {};
    const found = differences({ ...rows, ...exempt }, { ...wanted, ...exempt });
    const more = Object.keys(wanted).filter((table) => rows[table]!.length > wanted[table]!.length);
    if (found.length > 0) stale += 1;
    if (more.length > 0) doubled += 1;
    told.push(...found.slice(0, 2).map((line) => `at ${position}: ${line.slice(0, LONGEST)}`));
  }
  return { stale, doubled, told };
}
