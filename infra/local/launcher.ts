import { setInterval } from 'node:timers';

/**
 * Calls back when the launcher (scripts/with-node.mjs) is gone: killed with -9 it can pass nothing on, and would leave
 * the whole system running for nobody. Whoever is started another way may outlive their parent.
 */
export function onLauncherGone(callback: () => void) {
  const launcher = Number(process.env.FILMROOM_LAUNCHER);
  // What we start has us for a parent, and must not think of the launcher as its own.
  delete process.env.FILMROOM_LAUNCHER;
  if (process.ppid !== launcher) return;
  const timer = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(timer);
    callback();
  }, 250);
  timer.unref();
}
