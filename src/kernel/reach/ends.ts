import { endFault } from '../forward/end-state.ts';
import type { InterfaceNode } from '../graph/graph.ts';
import { hasPorts } from '../net/protocol.ts';
import type { ReachOptions, Reason } from './options.ts';

/** What each interface contributes to its pairs, whoever the other end is. */
export interface EndpointFacts {
  /** Its host: pairs within one host meet no network. */
  readonly host: readonly unknown[];
  /** Why it can neither send nor take anything. */
  readonly fault: readonly (Reason | null)[];
  /** What to say when its filter lets nothing out, or in. */
  readonly egress: readonly (Reason | null)[];
  readonly ingress: readonly (Reason | null)[];
  /** Nothing listens there, as far as known. */
  readonly refuses: readonly boolean[];
}

export function endpointFacts(interfaces: readonly InterfaceNode[], options: ReachOptions): EndpointFacts {
  return {
    host: interfaces.map((node) => node.up ?? node),
    fault: interfaces.map((node) => endFault(node, options.down ?? null)),
    egress: interfaces.map((node) => filterFault(node, node.egressRules)),
    ingress: interfaces.map((node) => filterFault(node, node.ingressRules)),
    refuses: interfaces.map((node) => refuses(node, options)),
  };
}

function filterFault(node: InterfaceNode, rules: number): Reason | null {
  const { filter } = node.spec;
  if (filter === null) return null;
  const owner = filter.owners[0];
  if (owner === undefined) return { code: filter.mismatchCode, at: node.origin };
  return { code: rules === 0 ? filter.noRulesCode : filter.mismatchCode, at: owner };
}

function refuses(node: InterfaceNode, options: ReachOptions): boolean {
  if (node.up?.kind !== 'host' || !hasPorts(options.protocol)) return false;
  const { listeners } = node.up.spec;
  if (listeners === null) return false;
  return !listeners.some((one) => one.protocol === options.protocol && one.port === options.port);
}
