import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { POSTGRES_MAJOR } from './postgres/claimCluster.ts';
import { clusterFolder } from './postgres/initCluster.ts';
import { Problem } from './problem.ts';

/** Of what lies in a data folder, Postgres' own files apart. */
const FORMAT = 1;
const LINES = /^film-room (\d+)\n(?:postgresql (\d+)\n)?(restoring\n)?$/;

export interface Format {
  readonly format: number;
  /** Major version of the cluster in the folder; absent where there is none. */
  readonly postgres?: string;
  /** A restore into the folder was begun and has not ended. */
  readonly isRestoring: boolean;
}

const fileOf = (dataFolder: string) => path.join(dataFolder, 'FORMAT');

/** Undefined for a folder that no Film Room has written to. @throws Problem */
export function readFormat(dataFolder: string): Format | undefined {
  const file = fileOf(dataFolder);
  if (!existsSync(file)) {
    // Written before there was such a file.
    const postgres = clusterVersion(dataFolder);
    return postgres === undefined ? undefined : { format: 1, postgres, isRestoring: false };
  }
  const match = LINES.exec(readFileSync(file, 'utf8'));
  if (!match) throw new Problem(`${file} is not what a Film Room writes`, 'put it back, or set FILMROOM_DATA');
  const [, format, postgres, restoring] = match;
  return { format: Number(format), ...(postgres && { postgres }), isRestoring: restoring !== undefined };
}

/** Says of a folder what it is now. Appears whole, or not at all. */
export function writeFormat(dataFolder: string, isRestoring = false): void {
  const postgres = clusterVersion(dataFolder);
  const lines = [
    `film-room ${FORMAT}`,
    ...(postgres ? [`postgresql ${postgres}`] : []),
    ...(isRestoring ? ['restoring'] : []),
  ];
  const file = fileOf(dataFolder);
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * Before anything is touched: can this Film Room serve what lies there?
 * @param bringsPostgres whether the cluster in the folder would be used
 * @throws Problem that names the version to start, or the way from the old one to this one
 */
export function checkFormat(dataFolder: string, bringsPostgres: boolean): void {
  const found = readFormat(dataFolder);
  if (!found) return;
  const { format, postgres = POSTGRES_MAJOR, isRestoring } = found;
  if (format > FORMAT) {
    throw new Problem(
      `the data folder ${dataFolder} was written by a newer Film Room (format ${format}, and this one is ${FORMAT})`,
      'start that version',
    );
  }
  if (format < FORMAT) throw outdated(`${dataFolder} was written by an older Film Room (format ${format})`);
  if (bringsPostgres && postgres !== POSTGRES_MAJOR) {
    throw outdated(
      `${dataFolder} was written by PostgreSQL ${postgres}, and this Film Room brings PostgreSQL ${POSTGRES_MAJOR}`,
    );
  }
  if (isRestoring) {
    throw new Problem(
      `a restore into ${dataFolder} was begun and has not ended`,
      'run the same npm run restore again, which goes on with it, or remove the folder',
    );
  }
}

const outdated = (what: string) =>
  new Problem(
    `the data folder ${what}`,
    'start the Film Room that wrote it, run npm run backup -- --to <folder> there, ' +
      'and here FILMROOM_DATA=<an empty folder> npm run restore -- --from <folder>',
  );

function clusterVersion(dataFolder: string): string | undefined {
  const file = path.join(clusterFolder(dataFolder).cluster, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
