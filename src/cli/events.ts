// npm run events: a log moves to another server; and an installation takes up the log that its address now leads to.
import { parseArgs } from 'node:util';
import { copyLog } from '../backup/copyLog.ts';
import { BackupTrouble } from '../backup/trouble.ts';
import { openPool } from '../database.ts';
import { addressOf } from '../eventstore/address.ts';
import { identityOf } from '../eventstore/identity.ts';
import { openRawLog } from '../eventstore/rawLog.ts';
import { openEventStore } from '../eventstore/store.ts';
import { forgetLog } from '../projections/forgetLog.ts';
import { alone } from './backup/alone.ts';
import { BadUsage, endWith } from './backup/endWith.ts';
import { progressLine } from './backup/progressLine.ts';
import { placesOf } from './doctor/places.ts';

const USAGE = `npm run events -- copy --from <esdb url> --to <esdb url>
  copies a whole log into an empty one, event by event in its order; stop the Film Room that writes to it first. Killed
  half-way, the same command goes on. The copy is a log of its own: cursors of the old one are refused there.
npm run events -- adopt
  after such a move: forgets the read models of DATABASE_URL, which the next start makes anew from the log at ESDB_URL;
  what stands beside the log (names, sign-ins, refusals, views) stays
  exit code 0: done; 1: not, and why; 2: the command is wrong`;

const sideOf = (url: string) => ({ store: openEventStore(url), raw: openRawLog(url) });

async function copy(from: string, to: string): Promise<void> {
  const [one, other] = [addressOf(from), addressOf(to)];
  if (one.server === other.server && one.prefix === other.prefix) {
    throw new BackupTrouble('--from and --to name the same log', 'add &log=<a new name> to one of them');
  }
  const { told, say } = progressLine();
  const began = performance.now();
  const events = await copyLog(sideOf(from), sideOf(to), told);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(
    `copied ${events} events; ${seconds} s. Now set ESDB_URL to the new address, and run npm run events -- adopt once`,
  );
}

async function adopt(): Promise<void> {
  const { postgres, eventStore } = placesOf(process.env);
  const logId = await identityOf(openEventStore(eventStore.url));
  if (!logId) throw new BackupTrouble('the log at ESDB_URL is empty', 'correct ESDB_URL, or copy a log there first');
  const pool = openPool(postgres.url, 3);
  const { say } = progressLine();
  const isAnother = await alone(pool, 'a backup or a move of this installation', () => forgetLog(pool, logId));
  say(isAnother ? 'the next start makes the read models anew' : 'the read models are of this log already');
}

await endWith(USAGE, async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [what] = positionals;
  if (values.help) return console.log(USAGE);
  if (what === 'adopt') return adopt();
  if (what !== 'copy') throw new BadUsage(what ? `${what} is nothing that can be done` : 'copy or adopt is missing');
  if (!values.from) throw new BadUsage('--from is missing: which log?');
  if (!values.to) throw new BadUsage('--to is missing: where to?');
  return copy(values.from, values.to);
});
