const keys: readonly (readonly [key: string, what: string])[] = [
  ['I', 'IN, the play starts'],
  ['O', 'OUT, the play ends'],
  ['F8, F9', 'IN and OUT, also while typing'],
  ['Up, Down', 'Play before, play after'],
  ['Enter', 'Open the chosen play'],
  ['F', 'Favourite'],
  ['R', 'Retry'],
  ['1 to 9', 'Angle'],
  ['Space or K', 'Play, pause'],
  ['J, L', 'Slower, faster'],
  [', and .', 'One frame back, one frame on'],
  ['Home, End', 'First frame, last frame'],
  ['P', 'Loop'],
  ['[ and ]', 'Set IN, OUT anew'],
  ['V', 'The full recording'],
  ['[ and ], Enter', 'In the recording: IN, OUT, cut'],
  ['T', 'Tags of the play'],
  ['Enter, Tab', 'In a tag: save, next field'],
  ['Ctrl+Enter', 'In a tag: save, next play'],
  ['Up, Down', 'In a tag: go through the choices'],
  ['U', 'Undo what you did last; in the history: what is shown'],
  ['H', 'History of the game'],
  ['Left, Right', 'In the history: fact before, fact after'],
  ['/', 'Filters'],
  ['Esc', 'Leave a field, close this'],
  ['?', 'This list'],
];

export function KeysPanel() {
  return (
    <dl className="key-list">
      {keys.map(([key, what]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
