/** A row of a table as an option of a question. */
export function rowText(id: string, text: string): string {
  // A security group rule's id says nothing to a reader.
  return text.startsWith(id) || id.startsWith('sgr-') ? text : `${id}: ${text}`;
}

export function asSentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}

export const REMEMBERED =
  'It belongs to a connection that was let in before, and a security group remembers those.';
