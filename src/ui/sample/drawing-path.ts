import type { BlockerAnswer, Direction, Leg } from '../../state/sample/answer.ts';
import { type Box, type Layout, middle, type PlacedSubnet } from './drawing-layout.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Request and reply run beside each other, this far from the middle of the way. */
const LANE = 4;
/** How far from a gateway's middle a packet comes in and goes out. */
const DOOR = { forward: 11, reply: 5 } as const;
const CORNER = 7;

/** The way a packet really took, as the `d` of an SVG path; null where it went nowhere. */
export function pathOf(leg: Leg, layout: Layout): string | null {
  const stops = stopsOf(leg, layout);
  const lane = leg.direction === 'forward' ? -LANE : LANE;
  const x = layout.spine + lane;
  const points: Point[] = [];
  stops.forEach((stop, index) => {
    const before = stops[index - 1];
    const after = stops[index + 1];
    if (stop.edge === null) {
      points.push({ x, y: after === undefined ? stop.end : stop.start });
      return;
    }
    const shift = (other: Stop) => Math.sign(other.y - stop.y) * DOOR[leg.direction];
    const isPassage = before !== undefined && after !== undefined;
    if (before !== undefined) {
      const y = stop.y + (isPassage ? shift(before) : lane);
      points.push({ x, y }, { x: stop.edge, y });
    }
    if (after !== undefined) {
      const y = stop.y + (isPassage ? shift(after) : lane);
      points.push({ x: stop.edge, y }, { x, y });
    }
  });
  return points.length < 2 ? null : rounded(points);
}

/** A place on the way. */
interface Stop {
  readonly y: number;
  /** Where its box ends towards the router; null when it lies on the way itself. */
  readonly edge: number | null;
  /** Where a way begins that starts here, and where one ends. */
  readonly start: number;
  readonly end: number;
}

function stopsOf(leg: Leg, layout: Layout): readonly Stop[] {
  const hops = leg.hops.filter((hop) => hop.steps.some((step) => !step.hypothetical));
  const stops: Stop[] = [];
  hops.forEach((hop, index) => {
    const stop = stopAt(hop.place, layout, index === hops.length - 1, leg.direction);
    // The gateway and its interface are one place to the eye.
    if (stop !== null && stops.at(-1)?.y !== stop.y) stops.push(stop);
  });
  return stops;
}

function stopAt(place: string, layout: Layout, isLast: boolean, direction: Direction): Stop | null {
  const { internet, gateway } = layout;
  if (place === 'internet') {
    const y = internet.y + internet.height;
    return { y, edge: null, start: y, end: y + 6 };
  }
  for (const placed of layout.subnets) {
    const resident = placed.residents.find(
      ({ resident: { id, interfaceId } }) => id === place || interfaceId === place,
    );
    if (resident !== undefined) return sideStop(resident.box, layout);
    // A subnet is only passed through, unless the packet ends at its border.
    if (placed.subnet.id === place) return isLast ? sideStop(borderOf(placed), layout) : null;
  }
  // The way up ends under the gateway, the way down above it.
  const end = direction === 'forward' ? gateway.y - 6 : gateway.y + gateway.height + 6;
  return isLast ? { y: middle(gateway), edge: null, start: end, end } : null;
}

function borderOf({ box, routeTable }: PlacedSubnet): Box {
  return { ...routeTable.box, x: box.x, width: box.width };
}

function sideStop(box: Box, layout: Layout): Stop {
  const isLeft = box.x < layout.spine;
  const edge = isLeft ? box.x + box.width + 4 : box.x - 4;
  return { y: middle(box), edge, start: middle(box), end: middle(box) };
}

function rounded(points: readonly Point[]): string {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  let d = `M${first.x} ${first.y}`;
  rest.forEach((point, index) => {
    const from = points[index] ?? first;
    const next = rest[index + 1];
    if (next === undefined) {
      d += `L${point.x} ${point.y}`;
      return;
    }
    const entry = towards(point, from);
    const exit = towards(point, next);
    d += `L${entry.x} ${entry.y}Q${point.x} ${point.y} ${exit.x} ${exit.y}`;
  });
  return d;
}

function towards(corner: Point, other: Point): Point {
  const reach = (distance: number) => Math.sign(distance) * Math.min(CORNER, Math.abs(distance) / 2);
  return { x: corner.x + reach(other.x - corner.x), y: corner.y + reach(other.y - corner.y) };
}

/** The box of whatever owns the blocking rule, as near as it is drawn: the subnet's own chip, else the place. */
export function boxOfBlocker(blocker: BlockerAnswer, layout: Layout): Box {
  const owners = blocker.components;
  for (const { subnet, box, residents, routeTable, networkAcl } of layout.subnets) {
    if (subnet.id === blocker.place) {
      const chip = [routeTable, networkAcl].find(({ part }) => owners.includes(part.id));
      return chip?.box ?? box;
    }
    const resident = residents.find(
      ({ resident: { id, interfaceId } }) => id === blocker.place || interfaceId === blocker.place,
    );
    if (resident !== undefined) return resident.box;
  }
  return blocker.place === 'internet' ? layout.internet : layout.gateway;
}
