import { Fragment } from 'react';
import type { Block } from '../../lessons/content/blocks.ts';
import { Callout } from './Callout.tsx';
import { Inlines } from './Inlines.tsx';
import { NearDiagram } from './NearDiagram.tsx';

/** The body of a card, a task or an explanation. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text never move
    <Fragment key={index}>{render(block)}</Fragment>
  ));
}

function render(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="my-3 leading-relaxed">
          <Inlines text={block.text} />
        </p>
      );
    case 'heading':
      return (
        <h2 className="mt-8 mb-2 font-semibold text-lg tracking-tight">
          <Inlines text={block.text} />
        </h2>
      );
    case 'list':
      return <List block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'code':
      if (block.language === 'flow-log') return <Records text={block.text} />;
      return (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text has to be reachable by keyboard
          tabIndex={0}
          className="my-4 overflow-x-auto rounded-lg border border-line bg-sunken p-3 text-[0.8125rem] leading-relaxed"
        >
          <code>{block.text}</code>
        </pre>
      );
    case 'callout':
      return (
        <Callout tone={block.tone}>
          <Blocks blocks={block.blocks} />
        </Callout>
      );
    case 'diagram':
      return <NearDiagram source={block.diagram} />;
    default:
      return block satisfies never;
  }
}

function List({ block }: { readonly block: Extract<Block, { kind: 'list' }> }) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag
      className={`my-3 grid gap-1.5 pl-6 ${block.ordered ? 'list-decimal' : 'list-disc'} marker:text-muted`}
    >
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a text never move
        <li key={index} className="*:my-0">
          <Blocks blocks={item} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard
    <div tabIndex={0} className="my-4 overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full text-left text-sm">
        <thead className="bg-sunken">
          <tr>
            {block.head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <th key={index} scope="col" className="px-3 py-2 font-semibold">
                <Inlines text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <tr key={line} className="border-line border-t">
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <td key={index} className="px-3 py-2 align-top">
                  <Inlines text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Long lines that are read whole, each set off from the next where there is no room beside it. */
function Records({ text }: { readonly text: string }) {
  return (
    <ul className="my-4 grid gap-1.5 rounded-lg border border-line bg-sunken p-3 font-mono text-xs">
      {text.split('\n').map((line) => (
        <li key={line} className="-indent-3 pl-3 [overflow-wrap:anywhere]">
          {line}
        </li>
      ))}
    </ul>
  );
}
