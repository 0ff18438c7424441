import type { GraphNode, InterfaceNode, OutsideNode } from '../graph/graph.ts';
import type { Header } from '../net/header.ts';
import type { Goal } from './walk.ts';

/** Who sends: an interface, or somebody outside (by a gateway of their own, when one is asked for). */
export type Party =
  | { readonly kind: 'interface'; readonly interface: InterfaceNode }
  | { readonly kind: 'outside'; readonly node: OutsideNode; readonly entry: GraphNode | null };

/** A flow whose ends are found in the graph: what the tracer is asked. */
export interface Question {
  readonly from: Party;
  /** The first packet. */
  readonly header: Header;
  readonly goal: Goal;
  /** How the destination is named while nothing has been reached. */
  readonly toName: string;
  readonly probes: readonly InterfaceNode[];
}
