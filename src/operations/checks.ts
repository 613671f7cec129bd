import { access, constants } from 'node:fs/promises';
import { FULL_BYTES } from './disk.ts';
import type { PlatformWatch } from './watchPlatform.ts';

/** What is wrong, in words that hold no address; undefined where all is well. */
type Check = () => Promise<string | undefined>;

/** Behind for longer than this, in milliseconds, the lists are not what a coach may rely on. */
const LAG_MS = 5_000;

/** Whether commands would succeed, film be cut and lists be true. */
export function platformChecks(watch: PlatformWatch): Readonly<Record<string, Check>> {
  return {
    async lag() {
      const ms = await watch.lagMs();
      return ms > LAG_MS ? `the lists are ${Math.round(ms / 1_000)} s behind the log` : undefined;
    },
    async disk() {
      const { freeBytes, isKeptForRecording } = await watch.disk();
      const left = `${Math.floor(freeBytes / 2 ** 20)} MB are left`;
      if (freeBytes < FULL_BYTES) return `the disk is full: ${left}`;
      return isKeptForRecording ? `no film is cut: ${left} on the disk, which are kept for recording` : undefined;
    },
    async readModels() {
      const count = await watch.parked();
      if (count === 1) return '1 fact could not be read and is set aside';
      if (count > 1) return `${count} facts could not be read and are set aside`;
      const still = await watch.standingStill();
      return still.length > 0 ? `made anew, and standing still until then: ${still.join(', ')}` : undefined;
    },
    async newerSoftware() {
      const stops = await watch.stops();
      const lines = stops.map(({ name, reason }) => `${name === 'live' ? 'read models' : name} stand still: ${reason}`);
      return lines.length > 0 ? lines.join('; ') : undefined;
    },
  };
}

/** Of a process that cuts: the program that was found at the start may have gone. */
export const ffmpegCheck =
  (file: string): Check =>
  async () => {
    try {
      await access(file, constants.X_OK);
      return undefined;
    } catch {
      return 'the FFmpeg that was found at the start is gone or cannot be run';
    }
  };
