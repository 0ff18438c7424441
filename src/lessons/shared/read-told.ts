import type { Block, Inline } from '../content/blocks.ts';
import { readMarkdown } from '../source/read-markdown.ts';

/** A text that somebody wrote into an exercise of theirs, as data; what is not shown is told as sentences. */
export interface ToldText {
  readonly blocks: readonly Block[];
  readonly problems: readonly string[];
}

/** Reads Markdown of strangers: no HTML, no pictures, no live parts; a link says where it leads. */
export function readTold(text: string): ToldText {
  const problems: string[] = [];
  const report = (message: string) => void problems.push(message);
  const blocks = readMarkdown(text, {
    file: '',
    line: 1,
    diagram: () => {
      report('Live diagrams belong to lessons: the canvas is the picture here.');
      return null;
    },
    flowLog: () => {
      report('Lines of flow logs are made in lessons: write them as a ```text block.');
      return null;
    },
    mention: (kind) => report(`A link begins with https:, not with "${kind}:".`),
    report: ({ line, message }) => report(`Line ${line}: ${message}`),
  });
  return { blocks: blocks.map(safeBlock), problems };
}

function safeBlock(block: Block): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, text: block.text.flatMap(safeInline) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(safeBlock)) };
    case 'table':
      return {
        ...block,
        head: block.head.map((cell) => cell.flatMap(safeInline)),
        rows: block.rows.map((row) => row.map((cell) => cell.flatMap(safeInline))),
      };
    case 'callout':
      return { ...block, blocks: block.blocks.map(safeBlock) };
    case 'code':
    case 'diagram':
      return block;
    default:
      return block satisfies never;
  }
}

function safeInline(part: Inline): readonly Inline[] {
  if (typeof part === 'string') return [part];
  switch (part.kind) {
    case 'strong':
    case 'emphasis':
      return [{ ...part, text: part.text.flatMap(safeInline) }];
    case 'link':
      return URL.canParse(part.to) ? [part, ` (${new URL(part.to).host})`] : part.text;
    case 'term':
    case 'lesson':
      return part.text.flatMap(safeInline);
    case 'code':
    case 'break':
      return [part];
    default:
      return part satisfies never;
  }
}
