import { fitText, type Type } from './fit-text.ts';
import { element, escapeText } from './markup.ts';

/** Faces that come with the systems: a picture that is passed on can bring none of its own. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

export interface Line extends Type {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Cut where it would be wider. */
  readonly width?: number;
  /** The ground's colour, as a rim: what runs under the words does not cross them out. */
  readonly halo?: string;
}

/** One line of text. */
export function words(text: string, line: Line): string {
  const { x, y, fill, size, bold = false, anchor = 'start', width, halo } = line;
  return element(
    'text',
    {
      x,
      y,
      fill,
      'font-size': size,
      'font-weight': bold ? 600 : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      ...(halo === undefined
        ? {}
        : { stroke: halo, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    },
    escapeText(width === undefined ? text : fitText(text, width, line)),
  );
}
