import { textWidth } from '../../shell/aws/text-width.ts';
import type { Choice } from '../../shell/completion/complete.ts';
import { dim } from './colours.ts';

/** More than these push everything else out of sight. */
const MOST_LISTED = 60;

/** What could stand at the cursor, as lines: in columns, or with a note beside each one. */
export function listChoices(choices: readonly Choice[], columns: number): string {
  const shown = choices.slice(0, MOST_LISTED);
  const rest = choices.length - shown.length;
  const widest = Math.max(...shown.map(({ text }) => textWidth(text)));
  const more = rest > 0 ? `${dim(`… and ${rest} more`)}\n` : '';
  if (shown.some(({ note }) => note !== undefined))
    return shown.map(({ text, note }) => `${padded(text, widest)}  ${dim(note ?? '')}\n`).join('') + more;
  const across = Math.max(1, Math.floor(columns / (widest + 2)));
  const rows = Math.ceil(shown.length / across);
  const lines = Array.from({ length: rows }, (_, row) =>
    shown
      .filter((_choice, index) => index % rows === row)
      .map(({ text }) => padded(text, widest))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n${more}`;
}

/** What all of them begin with. */
export function commonStart(choices: readonly Choice[]): string {
  const [first = '', ...others] = choices.map(({ text }) => text);
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
