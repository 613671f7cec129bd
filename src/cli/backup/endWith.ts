// How these commands end: 0 when all is done, 1 with one line that says what to do, 2 when they were asked wrongly.
import { BackupTrouble, codeOf } from '../../backup/trouble.ts';
import { databaseTrouble } from '../../databaseTrouble.ts';
import { BadAddress } from '../../eventstore/address.ts';
import { IncompleteLog, isLateBatchReply, StoreUnavailable } from '../../eventstore/errors.ts';
import { BadSetting } from '../../settings/badSetting.ts';

/** The command line itself is wrong; its usage is shown. */
export class BadUsage extends Error {
  override name = 'BadUsage';
}

const DONE = 0;
const FAILED = 1;
const ASKED_WRONGLY = 2;

/** Runs a command and ends the process: connections that hang must not keep it. */
export async function endWith(usage: string, run: () => Promise<void>): Promise<never> {
  process.on('unhandledRejection', (reason) => {
    if (isLateBatchReply(reason)) return;
    console.error(lineOf(reason));
    process.exit(FAILED);
  });
  try {
    await run();
    process.exit(DONE);
  } catch (error) {
    // parseArgs throws a TypeError for what it does not know.
    if (error instanceof BadUsage || (error instanceof TypeError && codeOf(error)?.startsWith('ERR_PARSE_ARGS'))) {
      console.error(`${error.message}\n${usage}`);
      process.exit(ASKED_WRONGLY);
    }
    console.error(lineOf(error));
    process.exit(FAILED);
  }
}

/** One sentence, with the fix, for what a person can mend; anything else is a defect and shows where it is. */
function lineOf(error: unknown): unknown {
  const plain = [BackupTrouble, BadAddress, BadSetting, IncompleteLog];
  if (plain.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof StoreUnavailable) {
    return 'the event store does not answer; start Film Room or correct ESDB_URL, and run the same again: it goes on';
  }
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full; make room, and run the same again: it goes on';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${(error as NodeJS.ErrnoException).path ?? 'the folder'} cannot be read or written by user ${process.getuid?.()}; change its owner, or name another folder`;
  }
  const trouble = databaseTrouble(error);
  if (trouble === 'STORAGE_FULL')
    return 'the disk of PostgreSQL is full; make room, and run the same again: it goes on';
  if (trouble) {
    return 'PostgreSQL does not answer; start Film Room or correct DATABASE_URL, and run the same again: it goes on';
  }
  return error;
}
