/** Which events of `$all` a filter lets through. */
export interface FilterSpec {
  readonly on: 'stream' | 'type';
  /** A regular expression (unanchored), or prefixes of which one must match; no prefixes match nothing. */
  readonly match: { readonly regex: string } | { readonly prefixes: readonly string[] };
}

export type Filter = (event: { readonly stream: string; readonly type: string }) => boolean;

/** @throws SyntaxError for a regular expression that is none */
export function compileFilter({ on, match }: FilterSpec): Filter {
  const matches = 'regex' in match ? regexTest(match.regex) : prefixTest(match.prefixes);
  return on === 'stream' ? (event) => matches(event.stream) : (event) => matches(event.type);
}

function prefixTest(prefixes: readonly string[]): (text: string) => boolean {
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}

/**
 * The real server's expressions are .NET's. JavaScript's come close with the flag `u` (it brings `\p{Lu}`), where the
 * pattern allows it, and with inline options turned into flags, as if they stood at the start.
 */
function regexTest(pattern: string): (text: string) => boolean {
  const flags = new Set<string>();
  const source = pattern.replace(INLINE_OPTIONS, (_, options: string) => {
    for (const option of options) flags.add(option);
    return '';
  });
  const regex = compile(source, [...flags].join(''));
  return (text) => regex.test(text);
}

const INLINE_OPTIONS = /(?<!\\)\(\?([ims]+)\)/g;

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    return new RegExp(source, flags); // e.g. `\-` outside a class: an error with `u` only
  }
}
