// How clients speak: one schema over two transports. This file: the schema's text, noun by noun, as clients read it.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export async function schemaText(): Promise<string> {
  const names = await readdir(import.meta.dirname, { recursive: true });
  const files = names.filter((name) => name.endsWith('.graphql')).sort();
  const texts = files.map((name) => readFile(path.join(import.meta.dirname, name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}
