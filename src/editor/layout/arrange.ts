import type { Layout, Point } from '../document.ts';
import { arrangeCard, arrangeSubnet, arrangeVpc } from './arrange-vpc.ts';
import type { Branch, Placed, Sized } from './branch.ts';
import { INTERNET, MARGIN, onGrid, SPACING } from './metrics.ts';
import { chosenPosition, chosenSize, placeShelves, sizeAround, slide, splitChosen } from './place.ts';
import type { Drawing, PeeringDrawing, RegionDrawing } from './read-drawing.ts';

/** How much wider than tall a Region with many VPCs becomes. */
const ASPECT = 1.6;

const CANVAS: Point = { x: -100_000, y: -100_000 };

/** Everything in its place: the internet at the left, Regions under each other, wide peerings at the right. */
export function arrange(drawing: Drawing, layout: Layout): readonly Placed[] {
  const regions = drawing.regions.map((region) =>
    arrangeRegion(
      region,
      drawing.peerings.filter((peering) => peering.region === region.box.node.key),
      layout,
    ),
  );
  const wide = drawing.peerings.filter((peering) => peering.region === null);
  const cards = [INTERNET_BOX, ...wide.map((peering) => peering.card)].map(arrangeCard);
  const { free, fixed } = splitChosen([...cards, ...regions], layout, CANVAS);
  const placed: Placed[] = [...fixed];
  let y = 0;
  for (const region of free.filter((item) => item.branch.node.kind === 'region')) {
    const standing = slide(region, { x: INTERNET.width + MARGIN, y }, 'y', MARGIN, fixed);
    placed.push(standing);
    y = onGrid(standing.y + standing.height + MARGIN);
  }
  placed.push(...arrangeRail(wide, placed, layout, CANVAS));
  return free.some((item) => item.branch === INTERNET_BOX) ? [placeInternet(placed), ...placed] : placed;
}

const INTERNET_BOX: Branch = {
  node: {
    key: 'internet',
    kind: 'internet',
    id: null,
    title: 'Internet',
    detail: '0.0.0.0/0',
    icon: 'internet',
    traits: [],
    marks: [],
  },
  size: INTERNET,
  children: [],
};

/** At the height of the first gateway to it, so that the way out is a straight line. */
function placeInternet(placed: readonly Placed[]): Placed {
  const region = placed.find((item) => item.branch.node.kind === 'region');
  const middle = firstGatewayMiddle(placed, 0) ?? (region === undefined ? 0 : region.y + region.height / 2);
  const start = { x: 0, y: onGrid(middle - INTERNET.height / 2) };
  return slide(arrangeCard(INTERNET_BOX), start, 'y', MARGIN, placed);
}

function firstGatewayMiddle(placed: readonly Placed[], top: number): number | undefined {
  for (const { branch, y, height, children } of placed) {
    if (branch.node.kind === 'internet-gateway') return top + y + height / 2;
    const inside = firstGatewayMiddle(children, top + y);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function arrangeRegion(
  { box, vpcs, loose }: RegionDrawing,
  peerings: readonly PeeringDrawing[],
  layout: Layout,
): Sized {
  const sized = [
    ...vpcs.map((vpc) => arrangeVpc(vpc, layout)),
    ...loose.map((branch) =>
      branch.node.kind === 'subnet' ? arrangeSubnet(branch, layout) : arrangeCard(branch),
    ),
  ];
  const { left, top, gap } = SPACING.region;
  const isMoved = ({ card }: PeeringDrawing) => chosenPosition(layout, card.node.key, CANVAS) !== undefined;
  const moved = peerings.filter(isMoved).map(({ card }) => arrangeCard(card));
  const area = sized.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(0, ...sized.map((item) => item.width));
  const most = Math.max(widest, Math.sqrt(area * ASPECT));
  const children: Placed[] = [...placeShelves([...sized, ...moved], layout, { x: left, y: top }, gap, most)];
  const corner = { x: left, y: top };
  children.push(...arrangeRail(peerings, children, layout, corner));
  return { branch: box, ...chosenSize(layout, box.node.key, sizeAround(children, SPACING.region)), children };
}

/** Peerings that nobody moved, in a rail right of what they join, each at the middle height of its ends. */
function arrangeRail(
  peerings: readonly PeeringDrawing[],
  standing: readonly Placed[],
  layout: Layout,
  corner: Point,
): readonly Placed[] {
  const x = onGrid(Math.max(0, ...standing.map((item) => item.x + item.width)) + MARGIN);
  const placed: Placed[] = [];
  for (const { card, ends } of peerings) {
    if (chosenPosition(layout, card.node.key, corner) !== undefined) continue;
    const middles = ends.flatMap((key) => middleOf(key, standing, 0) ?? []);
    const mean = middles.reduce((sum, middle) => sum + middle, 0) / Math.max(1, middles.length);
    const y = Math.max(corner.y, onGrid(mean - card.size.height / 2));
    placed.push(slide(arrangeCard(card), { x, y }, 'y', SPACING.vpc.gap, placed));
  }
  return placed;
}

function middleOf(key: string, placed: readonly Placed[], top: number): number | undefined {
  for (const { branch, y, height, children } of placed) {
    if (branch.node.key === key) return top + y + height / 2;
    if (branch.node.kind !== 'region') continue;
    const inside = middleOf(key, children, top + y);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
