import { cidrCovers, cidrOrNull } from '../../kernel/net/cidr.ts';

/** What a rule matches, in the terms in which one can cover another. */
export interface Reach {
  /** `-1`: every protocol. */
  readonly protocol: string;
  /** For ICMP type and code; null where the protocol has neither. */
  readonly from: number | null;
  readonly to: number | null;
  /** A block, or an id that only equals itself. */
  readonly peer: string;
}

/** True when everything that `inner` matches is matched by `outer` as well. */
export function covers(outer: Reach, inner: Reach): boolean {
  return coversTraffic(outer, inner) && coversPeer(outer.peer, inner.peer);
}

function coversTraffic(outer: Reach, inner: Reach): boolean {
  if (outer.protocol === '-1') return true;
  if (outer.protocol !== inner.protocol) return false;
  if (isIcmp(outer.protocol)) return coversType(outer, inner);
  if (outer.from === null || outer.to === null) return true;
  if (inner.from === null || inner.to === null) return false;
  return outer.from <= inner.from && outer.to >= inner.to;
}

/** SG-17: -1 is any type, or any code of a type. */
function coversType(outer: Reach, inner: Reach): boolean {
  if (outer.from === -1) return true;
  return outer.from === inner.from && (outer.to === -1 || outer.to === inner.to);
}

function isIcmp(protocol: string): boolean {
  return ['1', '58', 'icmp', 'icmpv6'].includes(protocol);
}

function coversPeer(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const [around, within] = [cidrOrNull(outer), cidrOrNull(inner)];
  return around !== null && within !== null && cidrCovers(around, within);
}
