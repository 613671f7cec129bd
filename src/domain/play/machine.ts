// Which command is legal in which status of a play. Nothing else: a play is whatever clips and tags name it.
import { setup } from 'xstate';

export type PlayCommand = 'ResolvePlayFact';

export const playMachine = setup({ types: { events: {} as { type: PlayCommand } } }).createMachine({
  id: 'play',
  initial: 'none',
  states: {
    none: { on: { ResolvePlayFact: 'settled' } },
    settled: { on: { ResolvePlayFact: 'settled' } },
  },
});
