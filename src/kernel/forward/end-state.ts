import type { InterfaceNode } from '../graph/graph.ts';

/** Reachability Analyzer's word for what does not work at all; an outage is such a thing. */
export const DOWN_CODE = 'BAD_STATE';

/**
 * Why an interface's host cannot send or take packets: it has none, it does not run, or an outage
 * names it, its zone, the interface or the segment. Null: it works.
 */
export function endFault(
  node: InterfaceNode,
  down: ReadonlySet<string> | null,
): { readonly code: string; readonly at: string } | null {
  const host = node.up;
  if (host === null) return { code: node.spec.unattachedCode, at: node.origin };
  if (host.kind !== 'host') return null;
  if (host.spec.fault !== undefined) return { code: host.spec.fault.code, at: host.origin };
  if (down === null) return null;
  const { zone, segment } = node.spec;
  if (down.has(host.origin) || (zone !== undefined && down.has(zone)))
    return { code: DOWN_CODE, at: host.origin };
  if (down.has(node.origin)) return { code: DOWN_CODE, at: node.origin };
  return down.has(segment) ? { code: DOWN_CODE, at: segment } : null;
}
