/** Scripts are short; a gigabyte by mistake shall not take the page along. */
const MOST_CHARACTERS = 2_000_000;

/** Why the text cannot be a script, or null. Says nothing of what it would do. */
export function scriptFault(text: string): string | null {
  if (text.length > MOST_CHARACTERS) return 'it is longer than two million characters.';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isControl = (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127;
    if (isControl || code === 0xfffd) return 'it is not text: it contains bytes that no script has.';
  }
  return null;
}
