import type { PlayerStep } from './player.ts';

/** A step as plain text, to paste into a question or an answer. */
export function stepText(step: PlayerStep): string {
  const { direction, hop, sentence, rows, before, after, code, hypothetical } = step;
  const head = `${direction === 'forward' ? 'Request' : 'Reply'}, ${hop}${hypothetical ? ' (if what blocks before were mended)' : ''}`;
  const table = rows.map((row) => {
    const owner = row.owner === null ? '' : `${row.owner}: `;
    return `${row.decides ? '▸' : ' '} ${owner}${row.text} — ${row.words}`;
  });
  const packet =
    before === after ? [`Packet: ${before}`] : [`Packet before: ${before}`, `Packet after:  ${after}`];
  return [head, sentence, ...table, ...packet, ...(code === null ? [] : [code])].join('\n');
}
