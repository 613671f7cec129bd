// npm run events: a log moves to another server, event by event.
import { parseArgs } from 'node:util';
import { copyLog } from '../backup/copyLog.ts';
import { BackupTrouble } from '../backup/trouble.ts';
import { type Address, addressOf } from '../eventstore/address.ts';
import { openRawLog } from '../eventstore/rawLog.ts';
import { openEventStore } from '../eventstore/store.ts';
import { BadUsage, endWith } from './backup/endWith.ts';
import { progressLine } from './backup/progressLine.ts';

const USAGE = `npm run events -- copy --from <esdb url> --to <esdb url>
  copies a whole log into an empty one, event by event in its order; nobody may write to it meanwhile. Killed half-way,
  the same command goes on. The copy is a log of its own: start with its address in ESDB_URL, and the read models are
  made anew from it; cursors of the old one are refused there. What stands beside the log stays where it is.
  exit code 0: done; 1: not, and why; 2: the command is wrong`;

const ADDRESS = /^esdb(\+discover)?:\/\/[^\s/]+/;

function addressIn(flag: string, url: string): Address {
  if (!ADDRESS.test(url))
    throw new BadUsage(`${flag} is no address of an event store: write esdb://host:port?tls=true`);
  return addressOf(url);
}

const sideOf = (url: string) => ({ store: openEventStore(url), raw: openRawLog(url) });

await endWith(USAGE, async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) return console.log(USAGE);
  const [what, ...more] = positionals;
  if (what !== 'copy' || more.length > 0) throw new BadUsage('what is to be done? There is: copy');
  const { from, to } = values;
  if (!from) throw new BadUsage('--from is missing: which log?');
  if (!to) throw new BadUsage('--to is missing: where to?');
  const [one, other] = [addressIn('--from', from), addressIn('--to', to)];
  if (one.server === other.server && one.prefix === other.prefix) {
    throw new BackupTrouble('--from and --to name the same log', 'add &log=<a new name> to one of them');
  }
  const { told, say } = progressLine();
  const began = performance.now();
  const events = await copyLog(sideOf(from), sideOf(to), told);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(`copied ${events} events; ${seconds} s. Start with the new address in ESDB_URL`);
});
