import { endFault } from '../forward/end-state.ts';
import { type FilterFault, filterFault } from '../forward/filter-fault.ts';
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
  readonly egress: readonly (FilterFault | null)[];
  readonly ingress: readonly (FilterFault | null)[];
  /** Nothing listens there, as far as known. */
  readonly refuses: readonly boolean[];
}

export function endpointFacts(interfaces: readonly InterfaceNode[], options: ReachOptions): EndpointFacts {
  return {
    host: interfaces.map((node) => node.up ?? node),
    fault: interfaces.map((node) => endFault(node, options.down ?? null)),
    egress: interfaces.map((node) => filterFault(node, 'egress')),
    ingress: interfaces.map((node) => filterFault(node, 'ingress')),
    refuses: interfaces.map((node) => refuses(node, options)),
  };
}

function refuses(node: InterfaceNode, options: ReachOptions): boolean {
  if (node.up?.kind !== 'host' || !hasPorts(options.protocol)) return false;
  const { listeners } = node.up.spec;
  if (listeners === null) return false;
  return !listeners.some((one) => one.protocol === options.protocol && one.port === options.port);
}
