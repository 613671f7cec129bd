// What `npm run projection` says, as lines.
import type { ModelStatus, ParkedStream, ReadModelStatus } from '../../projections/rebuild/readStatus.ts';

const number = new Intl.NumberFormat('en');
const NAME_WIDTH = 16;

export function statusLines({ position, models, parked, stops, build }: ReadModelStatus): string[] {
  return [
    position === undefined
      ? 'nothing is made yet: npm start makes everything from the log'
      : `as far as position ${position}`,
    ...models.map((model) => `${model.table.padEnd(NAME_WIDTH)}${modelLine(model)}`),
    ...(build ? [buildLine(build)] : []),
    ...stops.map(
      ({ name, reason, stopped_at }) =>
        `${name === 'live' ? 'the read models' : 'the workers'} stand still since ${stopped_at}: ${reason}`,
    ),
    ...(parked.length === 0 ? ['nothing is set aside'] : ['set aside:', ...parked.map(parkedLine)]),
  ];
}

function modelLine({ version, inForce, rows }: ModelStatus): string {
  const made = rows === undefined ? 'not made yet' : `${number.format(rows)} rows`;
  if (inForce === undefined) return `version ${version} is to be made, ${made}`;
  if (inForce < version) return `version ${inForce}, stands still until version ${version} is made, ${made}`;
  if (inForce > version) return `version ${inForce}, made by newer software, ${made}`;
  return `version ${version}, ${made}`;
}

function buildLine({ tables, position, target, isUnderWay }: NonNullable<ReadModelStatus['build']>): string {
  const names = tables.join(', ');
  if (!isUnderWay) return `an attempt to make ${names} anew was not finished; the next one clears it away`;
  const percent = target > 0n && position > 0n ? Number((position * 100n) / target) : 0;
  return `being made anew: ${names}, ${percent} %`;
}

export function parkedLine({ table, stream, position, reason, count }: ParkedStream): string {
  const later = count === 1 ? '' : `, and ${number.format(count - 1)} later of its stream`;
  return `  ${table}: ${stream} at position ${position}: ${reason}${later}`;
}
