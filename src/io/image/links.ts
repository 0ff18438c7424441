import type { Drawing, Placed } from './drawing.ts';
import { type Box, linkPath } from './link-path.ts';
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
        d: linkPath(boxOf(from), boxOf(to)),
        fill: 'none',
        stroke: edge.broken ? colours.drop : colours.awsNetwork,
        'stroke-width': 1.5,
        'stroke-dasharray': edge.broken ? '2 4' : edge.kind === 'route' ? '5 4' : undefined,
        opacity: edge.kind === 'route' && !edge.broken ? 0.6 : 0.85,
      });
    })
    .join('');
}

function boxOf({ x, y, node: { width, height } }: Placed): Box {
  return { x, y, width, height };
}
