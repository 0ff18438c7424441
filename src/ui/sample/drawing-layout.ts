import type { NetworkMap, Part, Resident, SubnetPart } from '../../state/sample/network-map.ts';

/** All lengths are units of the drawing, about one pixel each on a laptop. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Where the VPC's router is drawn: between the zones, under the internet gateway. */
  readonly spine: number;
  readonly internet: Box;
  readonly vpc: Box;
  readonly gateway: Box;
  readonly zones: readonly { readonly name: string; readonly box: Box }[];
  readonly subnets: readonly PlacedSubnet[];
}

export interface PlacedSubnet {
  readonly subnet: SubnetPart;
  readonly box: Box;
  readonly residents: readonly PlacedResident[];
  readonly routeTable: PlacedPart;
  readonly networkAcl: PlacedPart;
}

export interface PlacedPart {
  readonly part: Part;
  readonly box: Box;
}

export interface PlacedResident {
  readonly resident: Resident;
  readonly box: Box;
}

const WIDTH = 440;
const MARGIN = 8;
const GUTTER = 44;
const PADDING = 6;
const ZONE_TOP = 108;
const ZONE_HEAD = 22;
const SUBNET_HEAD = 24;
const CARD = 38;
const CHIP = 19;
const GAP = 6;

/** Places the parts of a VPC of two zones on both sides of its router. */
export function layOut(map: NetworkMap): Layout {
  const spine = WIDTH / 2;
  const zoneWidth = spine - GUTTER / 2 - MARGIN - PADDING;
  const rows = rowsOf(map);
  const zones = map.zones.map((zone, column) => ({
    name: zone.name,
    box: {
      x: column === 0 ? MARGIN + PADDING : spine + GUTTER / 2,
      y: ZONE_TOP,
      width: zoneWidth,
      height: rows.bottom - ZONE_TOP,
    },
  }));
  const subnets = map.zones.flatMap((zone, column) =>
    zone.subnets.map((subnet, row) => {
      const left = zones[column]?.box.x ?? 0;
      const { y = 0, height = 0 } = rows.list[row] ?? {};
      return placeSubnet(subnet, { x: left + PADDING, y, width: zoneWidth - 2 * PADDING, height });
    }),
  );
  const vpcBottom = rows.bottom + PADDING;
  return {
    width: WIDTH,
    height: vpcBottom + MARGIN,
    spine,
    internet: { x: spine - 62, y: 4, width: 124, height: 32 },
    vpc: { x: MARGIN, y: 74, width: WIDTH - 2 * MARGIN, height: vpcBottom - 74 },
    gateway: { x: spine - 84, y: 56, width: 168, height: 36 },
    zones,
    subnets,
  };
}

/** Subnets of one row are equally high, so that tiers line up across the zones. */
function rowsOf(map: NetworkMap) {
  const count = Math.max(...map.zones.map((zone) => zone.subnets.length));
  const list: { readonly y: number; readonly height: number }[] = [];
  let y = ZONE_TOP + ZONE_HEAD;
  for (let row = 0; row < count; row++) {
    const most = Math.max(...map.zones.map((zone) => zone.subnets[row]?.residents.length ?? 0));
    const height = SUBNET_HEAD + most * (CARD + GAP) + CHIP + GAP + 2;
    list.push({ y, height });
    y += height + PADDING;
  }
  return { list, bottom: y };
}

function placeSubnet(subnet: SubnetPart, box: Box): PlacedSubnet {
  const inner = box.width - 2 * GAP;
  const left = box.x + GAP;
  // Instances first: gateways are guests of a subnet.
  const residents = [...subnet.residents].sort((a, b) => rank(a) - rank(b));
  const chipTop = box.y + box.height - CHIP - GAP;
  const half = (inner - GAP) / 2;
  return {
    subnet,
    box,
    residents: residents.map((resident, index) => ({
      resident,
      box: { x: left, y: box.y + SUBNET_HEAD + index * (CARD + GAP), width: inner, height: CARD },
    })),
    routeTable: {
      part: subnet.routeTable,
      box: { x: left, y: chipTop, width: half + 12, height: CHIP },
    },
    networkAcl: {
      part: subnet.networkAcl,
      box: { x: left + half + GAP + 12, y: chipTop, width: half - 12, height: CHIP },
    },
  };
}

function rank(resident: Resident): number {
  return resident.kind === 'instance' ? 0 : 1;
}

export function middle(box: Box): number {
  return box.y + box.height / 2;
}
