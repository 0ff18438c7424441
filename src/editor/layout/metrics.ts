import type { Size } from '../document.ts';

/** Pixels. Everything placed automatically stands on this grid. */
export const GRID = 8;

/** How a container keeps its contents away from its border and from each other. */
export interface Spacing {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly gap: number;
  /** Without contents. */
  readonly least: Size;
}

/** `top` leaves room for the container's title. */
export const SPACING = {
  // Gateways stand astride a VPC's left border: half of one lies outside, in the Region's margin.
  region: { left: 88, top: 56, right: 32, bottom: 32, gap: 96, least: { width: 480, height: 280 } },
  vpc: { left: 64, top: 56, right: 24, bottom: 24, gap: 24, least: { width: 304, height: 184 } },
  zone: { left: 16, top: 40, right: 16, bottom: 16, gap: 16, least: { width: 200, height: 136 } },
  subnet: { left: 16, top: 48, right: 16, bottom: 16, gap: 16, least: { width: 184, height: 128 } },
} as const satisfies { readonly [container: string]: Spacing };

export const CARD: Size = { width: 152, height: 64 };
export const GATEWAY: Size = { width: 64, height: 64 };
export const PEERING: Size = { width: 72, height: 64 };
export const CHIP: Size = { width: 184, height: 48 };
export const INTERNET: Size = { width: 104, height: 80 };

/** Between the internet and the Regions, between Regions, and before the rail of peerings. */
export const MARGIN = 64;

export function onGrid(length: number): number {
  return Math.ceil(length / GRID) * GRID;
}
