import type { Progress } from '../../projections/rebuild/rebuild.ts';

const WIDTH = 30;
const number = new Intl.NumberFormat('en');

/** On a terminal one line that grows; elsewhere a line every tenth. */
export function progressBar(out: NodeJS.WriteStream): { show(progress: Progress): void; end(): void } {
  let tenths = 0;
  let isShown = false;
  return {
    show({ facts, share }) {
      const line = `${Math.floor(share * 100)} %, ${number.format(facts)} facts`;
      if (out.isTTY) {
        const full = Math.floor(share * WIDTH);
        out.write(`\r[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${line}`);
        isShown = true;
      } else if (Math.floor(share * 10) > tenths) {
        tenths = Math.floor(share * 10);
        out.write(`${line}\n`);
      }
    },
    end() {
      if (isShown) out.write('\n');
    },
  };
}
