import type { Point } from '../../editor/document.ts';
import { type Drawing, isContainer, isSymbol, type Placed, type TraceStop } from './drawing.ts';
import { widthOf } from './fit-text.ts';
import { element } from './markup.ts';
import { words } from './words.ts';

/** How far the reply runs beside the request, in pixels. */
const ASIDE = 8;
const BADGE = { size: 11, bold: true } as const;

/** The packet's way: the request solid, the reply dashed beside it, faint where it is only imagined. */
export function drawWay({ trace, colours }: Drawing): string {
  if (trace === null) return '';
  return trace.stops
    .slice(1)
    .flatMap((to, index) => {
      const from = trace.stops[index];
      // From the request's end to the reply's start is no way.
      if (from === undefined || from.direction !== to.direction) return [];
      const ink = to.direction === 'forward' ? colours.traceRequest : colours.traceReply;
      const [start, first, second, end] = bend(beside(from), beside(to));
      const turn = Math.atan2(end.y + second.y - first.y - start.y, end.x + second.x - first.x - start.x);
      const x = (start.x + 3 * first.x + 3 * second.x + end.x) / 8;
      const y = (start.y + 3 * first.y + 3 * second.y + end.y) / 8;
      return element(
        'g',
        { opacity: to.imagined ? 0.45 : undefined },
        element('path', {
          d: `M${start.x} ${start.y}C${first.x} ${first.y} ${second.x} ${second.y} ${end.x} ${end.y}`,
          fill: 'none',
          stroke: ink,
          'stroke-width': 2.5,
          'stroke-linecap': 'round',
          'stroke-dasharray': to.imagined ? '1 6' : to.direction === 'reply' ? '8 5' : undefined,
        }),
        element('path', {
          d: 'M-4 -4.5L5 0L-4 4.5z',
          fill: ink,
          transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}) rotate(${Math.round((turn * 180) / Math.PI)})`,
        }),
      );
    })
    .join('');
}

/** Why the packet ends, at the component that owns the rule. */
export function drawDrops(drawing: Drawing): string {
  const { nodes, colours } = drawing;
  return nodes
    .flatMap((placed) => {
      const badge = dropBadge(placed, drawing);
      if (badge === null) return [];
      const { text, x, y, width } = badge;
      return [
        element('rect', {
          x,
          y,
          width,
          height: BADGE_HEIGHT,
          rx: BADGE_HEIGHT / 2,
          fill: colours.dropSoft,
          stroke: colours.drop,
        }),
        words(text, { ...BADGE, x: x + width / 2, y: y + 15, anchor: 'middle', fill: colours.drop }),
      ];
    })
    .join('');
}

export const BADGE_HEIGHT = 22;

/** Astride a border where no words stand: a box's lower one, a card's upper one, above a symbol. */
export function dropBadge(placed: Placed, { trace }: Pick<Drawing, 'trace'>) {
  const { node, x, y } = placed;
  const drop = trace?.drops.get(node.key);
  if (drop === undefined) return null;
  const text = `✕ ${drop.title}`;
  const width = widthOf(text, BADGE) + 24;
  const top = isContainer(placed)
    ? y + node.height - BADGE_HEIGHT / 2
    : isSymbol(placed)
      ? y - BADGE_HEIGHT
      : y - 12;
  return { text, width, x: x + node.width / 2 - width / 2, y: top };
}

function beside({ x, y, direction }: TraceStop): Point {
  return direction === 'forward' ? { x, y } : { x: x - ASIDE, y: y + ASIDE };
}

/** A cubic curve that leaves and arrives level. */
function bend(from: Point, to: Point): readonly [Point, Point, Point, Point] {
  const length = Math.min(80, Math.abs(to.x - from.x) / 2) * (to.x >= from.x ? 1 : -1);
  return [from, { x: from.x + length, y: from.y }, { x: to.x - length, y: to.y }, to];
}
