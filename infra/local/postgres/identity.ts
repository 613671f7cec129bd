import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Command, endingWithParent } from '../command.ts';
import { Problem } from '../problem.ts';

/** Postgres refuses to run as root. This is who it runs as instead, and how. */
export interface Identity {
  kind: 'ourselves' | 'user namespace' | 'other user';
  /** To whom the data folder must belong, where that is not the user we are. */
  owner?: { uid: number; gid: number };
  /** The command as that identity, ending (a fast shutdown) when we end. */
  run: (command: Command) => Command;
}

const execute = promisify(execFile);
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * An ordinary user runs Postgres directly. Root runs it in a user namespace, in which Postgres sees user 1000 while its
 * files stay root's: it works under a private /root and creates no user. Where containers forbid that, it is user
 * `postgres` or `nobody`, who then must be able to reach the data folder and node_modules.
 */
export async function findIdentity(prefer?: Identity['kind']): Promise<Identity> {
  if (process.getuid?.() !== 0) return ourselves;
  if (prefer !== 'other user' && (await namespacesAllowed())) return namespace;
  return otherUser();
}

const ourselves: Identity = { kind: 'ourselves', run: (command) => endingWithParent(command, 'INT') };

const namespace: Identity = {
  kind: 'user namespace',
  run: (command) => {
    const inner = endingWithParent(command, 'INT');
    return { ...inner, file: 'unshare', args: [...NAMESPACE, inner.file, ...inner.args] };
  },
};

async function namespacesAllowed(): Promise<boolean> {
  try {
    await execute('unshare', [...NAMESPACE, 'true']);
    return true;
  } catch {
    return false;
  }
}

function otherUser(): Identity {
  const owner = userNamed('postgres') ?? userNamed('nobody');
  if (!owner)
    throw new Problem(
      'Postgres does not run as root, and this machine allows no user namespace and has no user postgres or nobody',
      'start as an ordinary user, or set DATABASE_URL',
    );
  return {
    kind: 'other user',
    owner,
    run: (command) => {
      const inner = endingWithParent(command, 'INT');
      const become = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--'];
      return { ...inner, file: 'setpriv', args: [...become, inner.file, ...inner.args] };
    },
  };
}

function userNamed(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
