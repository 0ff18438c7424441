import type { InterfaceNode } from '../graph/graph.ts';

/** Reachability Analyzer's word for what is named but cannot be looked at. */
const UNKNOWN_CODE = 'UNKNOWN_RESOURCE';

/** What to say when an interface's filter lets a packet through by no rule. */
export interface FilterFault {
  readonly code: string;
  readonly at: string;
  /** Every group whose rules together refuse. */
  readonly components: readonly string[];
  /** A group is not in the document: its rules might have allowed it. */
  readonly unknown: boolean;
}

export function filterFault(node: InterfaceNode, way: 'egress' | 'ingress'): FilterFault | null {
  const { filter } = node.spec;
  if (filter === null) return null;
  const { owners, mismatchCode, noRulesCode } = filter;
  const first = owners[0];
  if (first === undefined)
    return { code: mismatchCode, at: node.origin, components: [node.origin], unknown: false };
  const tables = node[way];
  if (tables.length < filter[way].length) {
    const missing = owners.find((owner) => !tables.some((table) => table.origin === owner));
    return { code: UNKNOWN_CODE, at: missing ?? first, components: owners, unknown: true };
  }
  const rules = way === 'egress' ? node.egressRules : node.ingressRules;
  return { code: rules === 0 ? noRulesCode : mismatchCode, at: first, components: owners, unknown: false };
}
