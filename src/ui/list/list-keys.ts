/** What the list answers to while a row has the focus, for people to read; `pressInList` does it. */
export const listKeys: readonly { readonly title: string; readonly shortcuts: readonly string[] }[] = [
  { title: 'To the next or previous row', shortcuts: ['ArrowDown', 'ArrowUp'] },
  { title: 'Unfold, or to the first row inside', shortcuts: ['ArrowRight'] },
  { title: 'Fold, or to the container', shortcuts: ['ArrowLeft'] },
  { title: 'To the first or last row', shortcuts: ['Home', 'End'] },
  { title: 'Add rows to the selection', shortcuts: ['Shift+ArrowDown', 'Shift+ArrowUp', 'Shift+ '] },
  { title: 'Details of the row', shortcuts: ['Enter'] },
  { title: 'Insert into the row', shortcuts: ['+', 'Insert'] },
  { title: 'What can be done with the row', shortcuts: ['Shift+F10'] },
  { title: 'Filter the list', shortcuts: ['Mod+F'] },
];
