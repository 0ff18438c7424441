import { plainText } from '../content/plain-text.ts';
import type { Card } from '../content/topic.ts';
import type { NumberedFile } from './lesson-files.ts';
import { type MarkdownPlace, readMarkdown } from './read-markdown.ts';
import { readYaml } from './read-yaml.ts';
import { cardSchema } from './schemas.ts';

/** Words read in a minute, slowly: these are new things. */
const PACE = 150;

/** A card: front matter between two lines of three dashes, then Markdown. Null when the front is broken. */
export function readCard({ id, file }: NumberedFile, text: string, place: MarkdownPlace): Card | null {
  const front = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(text);
  if (front === null) {
    place.report({
      file,
      line: 1,
      message: 'A card begins with a line "---", its fields, and another line "---".',
    });
    return null;
  }
  const read = readYaml(file, front[1] ?? '', cardSchema, 2);
  if (!read.ok) {
    for (const problem of read.error) place.report(problem);
    return null;
  }
  const line = front[0].split('\n').length;
  const blocks = readMarkdown(text.slice(front[0].length), { ...place, line });
  if (blocks.length === 0) place.report({ file, line, message: 'This card says nothing yet.' });
  const words = plainText(blocks).split(/\s+/).length;
  const diagrams = blocks.filter(({ kind }) => kind === 'diagram').length;
  const { title, learnt, minutes = Math.max(1, Math.round(words / PACE + diagrams / 2)) } = read.value.value;
  return { id, title, minutes, learnt, blocks };
}
