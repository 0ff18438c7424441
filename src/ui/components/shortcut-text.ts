const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

const printed: readonly (readonly [RegExp, string])[] = [
  [/ArrowLeft$/, '←'],
  [/ArrowRight$/, '→'],
  [/ArrowUp$/, '↑'],
  [/ArrowDown$/, '↓'],
  [/Escape$/, 'Esc'],
  [/ $/, 'Space'],
  [/^Shift\+\?$/, '?'],
];

/** `Mod+Shift+Z` as a person on this machine reads it: `Ctrl+Shift+Z` or `⇧⌘Z`. */
export function keysForPeople(shortcut: string): string {
  const words = printed.reduce((text, [key, print]) => text.replace(key, print), shortcut);
  if (!isApple) return words.replace('Mod', 'Ctrl');
  return words.replace('Ctrl+', '⌃').replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥');
}

/** The same for `aria-keyshortcuts`. */
export function keysForAria(shortcut: string): string {
  return shortcut.replace('Ctrl', 'Control').replace('Mod', isApple ? 'Meta' : 'Control');
}

/** Whether a key press is that shortcut. Keys are compared by what is printed on them, not by their place. */
export function isShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const mod = isApple ? event.metaKey : event.ctrlKey;
  const other = isApple ? event.ctrlKey !== wants('Ctrl') : event.metaKey;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    mod === (wants('Mod') || (!isApple && wants('Ctrl'))) &&
    event.shiftKey === wants('Shift') &&
    event.altKey === wants('Alt') &&
    !other
  );
}
