/** An inclusive range of TCP or UDP ports. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Disjoint ranges in ascending order; the empty list is the empty set. */
export type PortSet = readonly PortRange[];

export const ALL_PORTS: PortRange = { from: 0, to: 65535 };

/** What a NAT gateway, a load balancer or an unknown client on the internet sends from (ACL-7, NAT-7). */
export const WIDE_EPHEMERAL: PortRange = { from: 1024, to: 65535 };

/** Linux's default `ip_local_port_range` (ACL-7). */
export const LINUX_EPHEMERAL: PortRange = { from: 32768, to: 60999 };

/** Windows Server 2008 and later (ACL-7). */
export const WINDOWS_EPHEMERAL: PortRange = { from: 49152, to: 65535 };

export function onePort(port: number): PortRange {
  return { from: port, to: port };
}

export function intersectPorts(set: PortSet, range: PortRange): PortSet {
  const kept: PortRange[] = [];
  for (const part of set) {
    const from = Math.max(part.from, range.from);
    const to = Math.min(part.to, range.to);
    if (from <= to) kept.push({ from, to });
  }
  return kept;
}

export function subtractPorts(set: PortSet, range: PortRange): PortSet {
  const kept: PortRange[] = [];
  for (const part of set) {
    if (part.from < range.from) kept.push({ from: part.from, to: Math.min(part.to, range.from - 1) });
    if (part.to > range.to) kept.push({ from: Math.max(part.from, range.to + 1), to: part.to });
  }
  return kept;
}

/** Adds a range and joins what touches, so equal sets have equal data. */
export function addPorts(set: PortSet, range: PortRange): PortSet {
  const sorted = [...set, range].sort((left, right) => left.from - right.from);
  const joined: PortRange[] = [];
  for (const part of sorted) {
    const previous = joined.at(-1);
    if (previous && part.from <= previous.to + 1)
      joined[joined.length - 1] = { from: previous.from, to: Math.max(previous.to, part.to) };
    else joined.push(part);
  }
  return joined;
}

export function countPorts(set: PortSet): number {
  return set.reduce((sum, part) => sum + part.to - part.from + 1, 0);
}

export function formatPorts(set: PortSet): string {
  return set.map((part) => (part.from === part.to ? `${part.from}` : `${part.from}-${part.to}`)).join(', ');
}
