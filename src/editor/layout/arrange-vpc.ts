import type { Layout, Point } from '../document.ts';
import type { Branch, Placed, Sized } from './branch.ts';
import { GATEWAY, onGrid, SPACING } from './metrics.ts';
import { chosenPosition, chosenSize, overlaps, placeGrid, sizeAround, slide, splitChosen } from './place.ts';
import type { VpcDrawing } from './read-drawing.ts';

/** Wider than tall: cards are, and so are screens. */
const MOST_COLUMNS = 6;

export function arrangeCard(branch: Branch): Sized {
  return { branch, ...branch.size, children: [] };
}

/** Cards in a grid that grows by columns as the number grows. */
export function arrangeSubnet(branch: Branch, layout: Layout): Sized {
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(Math.sqrt(branch.children.length))));
  const children = placeGrid(branch.children.map(arrangeCard), layout, SPACING.subnet, columns);
  const natural = sizeAround(children, SPACING.subnet);
  return { branch, ...chosenSize(layout, branch.node.key, natural), children };
}

/** Availability Zones as columns; subnets of one tier in one row across them; gateways on the left border. */
export function arrangeVpc({ box, zones, gateways }: VpcDrawing, layout: Layout): Sized {
  const columns = arrangeZones(zones, layout);
  const tallest = Math.max(0, ...columns.map((column) => column.height));
  const stretched = columns.map((column) => ({ ...column, height: tallest }));
  const { left, top, gap } = SPACING.vpc;
  const { fixed, free } = splitChosen(stretched, layout, { x: left, y: top });
  const children: Placed[] = [...fixed];
  let x: number = left;
  for (const column of free) {
    const placed = slide(column, { x, y: top }, 'x', gap, fixed);
    children.push(placed);
    x = onGrid(placed.x + placed.width + gap);
  }
  children.push(...placeGateways(gateways, layout));
  const natural = sizeAround(children, SPACING.vpc);
  return { branch: box, ...chosenSize(layout, box.node.key, natural), children };
}

function arrangeZones(zones: VpcDrawing['zones'], layout: Layout): readonly Sized[] {
  const { left, top, gap } = SPACING.zone;
  const columns = zones.map(({ box, subnets }) => {
    const sized = subnets.map((subnet) => arrangeSubnet(subnet, layout));
    const { fixed, free } = splitChosen(sized, layout, { x: left, y: top });
    const width = Math.max(0, ...free.map((subnet) => subnet.width));
    return { box, free: free.map((subnet) => ({ ...subnet, width })), placed: [...fixed], fixed };
  });
  const rows = Math.max(0, ...columns.map(({ free }) => free.length));
  let y: number = top;
  for (let row = 0; row < rows; row++) {
    const height = Math.max(...columns.map(({ free }) => free[row]?.height ?? 0));
    let bottom = y;
    for (const { free, placed, fixed } of columns) {
      const subnet = free[row];
      if (subnet === undefined) continue;
      const standing = slide({ ...subnet, height }, { x: left, y }, 'y', gap, fixed);
      placed.push(standing);
      bottom = Math.max(bottom, standing.y + standing.height);
    }
    y = onGrid(bottom + gap);
  }
  return columns.map(({ box, placed }) => ({
    branch: box,
    ...chosenSize(layout, box.node.key, sizeAround(placed, SPACING.zone)),
    children: placed,
  }));
}

/** Half outside, half inside; a person moves them along the border. */
function placeGateways(gateways: readonly Branch[], layout: Layout): readonly Placed[] {
  const corner: Point = { x: -GATEWAY.width / 2, y: SPACING.vpc.top + SPACING.zone.top };
  const placed: Placed[] = [];
  for (const gateway of gateways) {
    const chosen = chosenPosition(layout, gateway.node.key, { x: corner.x, y: SPACING.vpc.top });
    const start = { x: corner.x, y: chosen?.y ?? corner.y };
    const card = arrangeCard(gateway);
    const standing: Placed = { ...card, ...start };
    const meets = chosen === undefined && placed.some((other) => overlaps(standing, other));
    placed.push(meets ? slide(card, start, 'y', SPACING.vpc.gap, placed) : standing);
  }
  return placed;
}
