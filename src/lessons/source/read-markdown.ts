import type { Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, CalloutTone, Inline } from '../content/blocks.ts';
import type { DiagramSource } from '../content/cloud-source.ts';
import type { Problem } from './problem.ts';

/** Where a Markdown text stands, and what it may refer to. */
export interface MarkdownPlace {
  readonly file: string;
  /** The line of the file on which the text begins, from 1. */
  readonly line: number;
  /** Reads the YAML of a ```diagram block; null when it is broken (reported already). */
  diagram(yaml: string, line: number): DiagramSource | null;
  /** Makes the lines of a ```flow-log block; null when it is broken (reported already). */
  flowLog(yaml: string, line: number): string | null;
  /** Called for each link inside the lessons: `term:…`, `card:…`, `exercise:…`. */
  mention(kind: 'term' | 'card' | 'exercise', target: string, line: number): void;
  report(problem: Problem): void;
}

const TONES: { readonly [mark: string]: CalloutTone } = {
  EXAM: 'exam',
  MISTAKE: 'mistake',
  COST: 'cost',
  NOTE: 'note',
};

/** Reads Markdown into blocks of data. HTML, images and anything else that is not ours is a problem. */
export function readMarkdown(text: string, place: MarkdownPlace): readonly Block[] {
  const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  return new Reader(place).blocks(root.children);
}

class Reader {
  readonly #place: MarkdownPlace;

  constructor(place: MarkdownPlace) {
    this.#place = place;
  }

  blocks(nodes: readonly RootContent[]): readonly Block[] {
    return nodes.flatMap((node) => {
      const block = this.#block(node);
      return block === null ? [] : [block];
    });
  }

  #block(node: RootContent): Block | null {
    switch (node.type) {
      case 'paragraph':
        return { kind: 'paragraph', text: this.#inlines(node.children) };
      case 'heading':
        if (node.depth !== 2) this.#report(node, 'Headings inside a card begin with "## ".');
        return { kind: 'heading', text: this.#inlines(node.children) };
      case 'list':
        return {
          kind: 'list',
          ordered: node.ordered === true,
          items: node.children.map((item) => this.blocks(item.children)),
        };
      case 'table':
        return this.#table(node);
      case 'code':
        if (node.lang === 'diagram') {
          const diagram = this.#place.diagram(node.value, this.#lineOf(node) + 1);
          return diagram === null ? null : { kind: 'diagram', diagram };
        }
        if (node.lang === 'flow-log') {
          const text = this.#place.flowLog(node.value, this.#lineOf(node) + 1);
          return text === null ? null : { kind: 'code', language: 'flow-log', text };
        }
        return { kind: 'code', language: node.lang ?? '', text: node.value };
      case 'blockquote':
        return this.#callout(node);
      case 'html':
        return this.#report(node, 'HTML is not shown. Write it in Markdown.');
      default:
        return this.#report(node, `A ${node.type} cannot be shown here.`);
    }
  }

  #table(node: Table): Block {
    const [head, ...rows] = node.children.map((row) =>
      row.children.map((cell) => this.#inlines(cell.children)),
    );
    const width = head?.length ?? 0;
    for (const [index, row] of rows.entries())
      if (row.length !== width)
        this.#report(
          node.children[index + 1] ?? node,
          `This row has ${row.length} cells, the head has ${width}.`,
        );
    return { kind: 'table', head: head ?? [], rows };
  }

  /** `> [!EXAM]` and the like; there is no other use of a quote. */
  #callout(node: Extract<RootContent, { type: 'blockquote' }>): Block | null {
    const [first, ...rest] = node.children;
    const mark = first?.type === 'paragraph' ? first.children[0] : undefined;
    const match = mark?.type === 'text' ? /^\[!([A-Z]+)\]\s*/.exec(mark.value) : null;
    const tone = match === null ? undefined : TONES[match[1] ?? ''];
    if (match === null || tone === undefined || first?.type !== 'paragraph' || mark?.type !== 'text')
      return this.#report(
        node,
        `A callout begins with one of: ${Object.keys(TONES)
          .map((name) => `> [!${name}]`)
          .join(', ')}.`,
      );
    const words = mark.value.slice(match[0].length);
    const opening: RootContent = {
      ...first,
      children: [...(words === '' ? [] : [{ ...mark, value: words }]), ...first.children.slice(1)],
    };
    const blocks = this.blocks(opening.children.length === 0 ? rest : [opening, ...rest]);
    return { kind: 'callout', tone, blocks };
  }

  #inlines(nodes: readonly PhrasingContent[]): readonly Inline[] {
    return nodes.flatMap((node) => this.#inline(node));
  }

  #inline(node: PhrasingContent): readonly Inline[] {
    switch (node.type) {
      case 'text':
        return [node.value.replaceAll('\n', ' ')];
      case 'strong':
        return [{ kind: 'strong', text: this.#inlines(node.children) }];
      case 'emphasis':
        return [{ kind: 'emphasis', text: this.#inlines(node.children) }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return this.#link(node);
      case 'html':
        this.#report(node, 'HTML is not shown. Write it in Markdown.');
        return [];
      default:
        this.#report(
          node,
          node.type === 'image'
            ? 'Pictures are not shown: use a ```diagram block.'
            : `A ${node.type} cannot be shown here.`,
        );
        return [];
    }
  }

  #link(node: Extract<PhrasingContent, { type: 'link' }>): readonly Inline[] {
    const text = this.#inlines(node.children);
    const colon = node.url.indexOf(':');
    const scheme = node.url.slice(0, colon);
    const target = node.url.slice(colon + 1);
    switch (scheme) {
      case 'https':
        return [{ kind: 'link', to: node.url, text }];
      case 'term':
        this.#place.mention('term', target, this.#lineOf(node));
        return [{ kind: 'term', term: target, text }];
      case 'card':
        this.#place.mention('card', target, this.#lineOf(node));
        return [{ kind: 'lesson', to: target, text }];
      case 'exercise': {
        this.#place.mention('exercise', target, this.#lineOf(node));
        const [topic = '', exercise = ''] = target.split('/');
        return [{ kind: 'lesson', to: `${topic}/exercises/${exercise}`, text }];
      }
      default:
        this.#report(
          node,
          `A link begins with https:, term:, card: or exercise:, not with "${node.url.slice(0, 30)}".`,
        );
        return text;
    }
  }

  #lineOf(node: Nodes): number {
    return (node.position?.start.line ?? 1) + this.#place.line - 1;
  }

  #report(node: Nodes, message: string): null {
    this.#place.report({ file: this.#place.file, line: this.#lineOf(node), message });
    return null;
  }
}
