// Old events for ever: pure functions that turn version n of an event's content into n + 1.
type Upcaster = (data: unknown) => unknown;

/** `upcasters.ClipReady[1]` makes version 2 of a ClipReady out of version 1. */
export const upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {};

export function upcast(type: string, from: number, to: number, data: unknown): unknown {
  let content = data;
  for (let v = from; v < to; v += 1) {
    const step = upcasters[type]?.[v];
    if (!step) throw new Error(`${type} has no upcaster from version ${v}`);
    content = step(content);
  }
  return content;
}
