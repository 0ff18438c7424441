import type { Block, Inline } from './blocks.ts';

/** The words of blocks, for search and for counting; code and diagrams' captions included. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join(' ');
}

export function inlineText(text: readonly Inline[]): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'break') return ' ';
      return part.kind === 'code' ? part.text : inlineText(part.text);
    })
    .join('');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.text);
    case 'list':
      return block.items.map(plainText).join(' ');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(' ')).join(' ');
    case 'code':
      return block.text;
    case 'callout':
      return plainText(block.blocks);
    case 'diagram':
      return block.diagram.caption;
    default:
      return block satisfies never;
  }
}
