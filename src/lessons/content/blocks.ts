import type { DiagramSource } from './cloud-source.ts';

/** A text with marks. Nothing in it is markup: what shows it makes elements from data. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly text: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  /** To a page outside, by https. */
  | { readonly kind: 'link'; readonly to: string; readonly text: readonly Inline[] }
  | { readonly kind: 'term'; readonly term: string; readonly text: readonly Inline[] }
  /** To a card (`vpc/subnets`) or an exercise (`vpc/exercises/public-subnet`). */
  | { readonly kind: 'lesson'; readonly to: string; readonly text: readonly Inline[] };

export type CalloutTone = 'exam' | 'mistake' | 'cost' | 'note';

export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'heading'; readonly text: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'callout'; readonly tone: CalloutTone; readonly blocks: readonly Block[] }
  | { readonly kind: 'diagram'; readonly diagram: DiagramSource };
