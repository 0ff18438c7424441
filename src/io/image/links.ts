import { getSmoothStepPath, Position } from '@xyflow/react';
import type { Drawing, Placed } from './drawing.ts';
import { element } from './markup.ts';

/** Routes, uplinks and peerings, bent as on the canvas. */
export function drawLinks({ nodes, edges, colours }: Drawing): string {
  const byKey = new Map(nodes.map((each) => [each.node.key, each]));
  return edges
    .flatMap((edge) => {
      const from = byKey.get(edge.from);
      const to = byKey.get(edge.to);
      if (from === undefined || to === undefined) return [];
      return element('path', {
        d: pathBetween(from, to),
        fill: 'none',
        stroke: edge.broken ? colours.drop : colours.awsNetwork,
        'stroke-width': 1.5,
        'stroke-dasharray': edge.broken ? '2 4' : edge.kind === 'route' ? '5 4' : undefined,
        opacity: edge.kind === 'route' && !edge.broken ? 0.6 : 0.85,
      });
    })
    .join('');
}

function pathBetween(from: Placed, to: Placed): string {
  const start = anchor(from, to);
  const end = anchor(to, from);
  const [path] = getSmoothStepPath({
    sourceX: start.x,
    sourceY: start.y,
    sourcePosition: start.side,
    targetX: end.x,
    targetY: end.y,
    targetPosition: end.side,
    borderRadius: 8,
  });
  return path;
}

/** The middle of the side that faces the other box. */
function anchor(
  from: Placed,
  to: Placed,
): { readonly x: number; readonly y: number; readonly side: Position } {
  const { width, height } = from.node;
  const middle = { x: from.x + width / 2, y: from.y + height / 2 };
  const dx = to.x + to.node.width / 2 - middle.x;
  const dy = to.y + to.node.height / 2 - middle.y;
  if (Math.abs(dx) * height > Math.abs(dy) * width)
    return dx > 0
      ? { x: from.x + width, y: middle.y, side: Position.Right }
      : { x: from.x, y: middle.y, side: Position.Left };
  return dy > 0
    ? { x: middle.x, y: from.y + height, side: Position.Bottom }
    : { x: middle.x, y: from.y, side: Position.Top };
}
