// npm run doctor: looks at what most often is broken, and names the fix. Exit code 1 where anything is.
import { BadSetting } from '../settings/badSetting.ts';
import { broken, type Finding, reasonOf } from './doctor/finding.ts';
import { look } from './doctor/look.ts';

let isBroken = false;
const tell = ({ about, broken: trouble, note }: Finding) => {
  if (trouble) isBroken = true;
  const line = trouble ? `${trouble.what}; ${trouble.fix}` : [about, note].filter(Boolean).join(': ');
  console.log(`${trouble ? 'BAD ' : 'ok  '} ${line}`);
};

try {
  for await (const finding of look(process.env)) tell(finding);
} catch (error) {
  const what = error instanceof BadSetting ? error.message : `the doctor stumbled (${reasonOf(error)})`;
  tell(broken('doctor', what, 'correct it, and ask again'));
}
// The store's client would keep the process alive.
process.exit(isBroken ? 1 : 0);
