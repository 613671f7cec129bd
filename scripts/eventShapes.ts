// The fields of every version of every event type, written down once: changing them without a new version is noticed.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { facts } from '../src/domain/facts.ts';

/** By `Type v1`: the fields as JSON Schema, on one line. */
type Shapes = ReadonlyMap<string, string>;

/** A line each: the type, the version, the fields. */
export const SHAPES = 'test/golden/shapes.txt';
const file = path.resolve(import.meta.dirname, '..', SHAPES);

export function shapesOfToday(): Shapes {
  return new Map(facts.map(({ type, v, data }) => [`${type} v${v}`, shapeOf(data)]));
}

/** How an instant is spelt out as a pattern is the library's affair, and its name says as much. */
function shapeOf(data: z.ZodType): string {
  const schema = z.toJSONSchema(data, { io: 'input', unrepresentable: 'any' });
  return JSON.stringify(schema, (key, value) => (key === 'pattern' || key === '$schema' ? undefined : value));
}

export async function writtenShapes(): Promise<Shapes> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' {')), line.slice(line.indexOf(' {') + 1)]));
}

/** What was written down and is not so any more, in words that say what to do. */
export function brokenShapes(written: Shapes, today: Shapes = shapesOfToday()): string[] {
  const types = new Set([...today.keys()].map(typeOf));
  return [...written].flatMap(([version, shape]) => {
    if (!types.has(typeOf(version))) return [`${version} stands in old logs, and nothing reads it any more`];
    const isKept = (today.get(version) ?? shape) === shape;
    return isKept ? [] : [`${version} has other fields than when it was written down: raise its version`];
  });
}

/** The file's text: what is written down stays, new versions are added. @throws what is broken */
export async function shapesFile(): Promise<string> {
  const written = await writtenShapes();
  const broken = brokenShapes(written);
  if (broken.length > 0) throw new Error(`${broken.join('; ')} (CONTRIBUTING.md, "Change an event's shape")`);
  const lines = [...new Map([...shapesOfToday(), ...written])].map(([version, shape]) => `${version} ${shape}`);
  return `${lines.sort().join('\n')}\n`;
}

const typeOf = (version: string) => version.replace(/ v\d+$/, '');
