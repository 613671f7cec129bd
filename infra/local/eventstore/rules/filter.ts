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
 * pattern allows it, and with inline options at the start turned into flags.
 */
function regexTest(pattern: string): (text: string) => boolean {
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  const source = inline ? pattern.slice(inline[0].length) : pattern;
  const flags = inline ? [...new Set(inline[1])].join('') : '';
  const regex = compile(source, flags);
  return (text) => regex.test(text);
}

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    return new RegExp(source, flags); // e.g. `\-` outside a class: an error with `u` only
  }
}
