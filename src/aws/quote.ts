/**
 * One word as a POSIX shell reads it back unchanged: bare where nothing is special, otherwise in single quotes,
 * inside which only the single quote itself needs care. Never expands, whatever the text holds.
 */
export function quoteWord(word: string): string {
  if (/^[A-Za-z0-9_%+:,./-][A-Za-z0-9_@%+=:,./-]*$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

/** True when no process can be given this text as an argument: it holds a NUL or half of a surrogate pair. */
export function cannotBeArgument(text: string): boolean {
  return text.includes('\0') || /\p{Surrogate}/u.test(text);
}
