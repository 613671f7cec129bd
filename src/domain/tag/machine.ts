// Which command is legal in which status of a tag. Nothing else.
import { setup } from 'xstate';

export type TagCommand =
  | 'AddTag'
  | 'EditTag'
  | 'RemoveTag'
  | 'RestoreTag'
  | 'ReviewTag'
  | 'UnreviewTag'
  | 'MarkTagImportant'
  | 'UnmarkTagImportant';

export const tagMachine = setup({ types: { events: {} as { type: TagCommand } } }).createMachine({
  id: 'tag',
  initial: 'none',
  states: {
    none: { on: { AddTag: 'kept' } },
    kept: {
      on: {
        EditTag: 'kept',
        ReviewTag: 'kept',
        UnreviewTag: 'kept',
        MarkTagImportant: 'kept',
        UnmarkTagImportant: 'kept',
        RemoveTag: 'removed',
      },
    },
    removed: { on: { RestoreTag: 'kept' } },
  },
});
