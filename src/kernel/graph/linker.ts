import type { Address } from '../net/address.ts';
import type { Cidr } from '../net/cidr.ts';
import type { Ref } from './fragment.ts';
import type { GraphNode, InterfaceNode, Pairs } from './graph.ts';
import type { RuleTable } from './rules.ts';

/** Everything the fragments say, gathered by name, while nodes are being joined. */
export interface Linker {
  readonly nodes: Map<string, GraphNode>;
  readonly tables: Map<string, RuleTable>;
  readonly tableAliases: Map<string, string>;
  readonly neighbours: Map<string, Map<Address, InterfaceNode>>;
  readonly segments: Map<string, { block: Cidr; next: GraphNode }[]>;
  readonly pairs: Map<string, MutablePairs>;
  readonly claims: Map<Address, string | null>;
  readonly entries: Map<string, Map<Address, GraphNode>>;
  readonly exits: Map<string, { next: GraphNode; via: InterfaceNode | null }[]>;
  readonly hosts: Map<string, { index: number; interface: InterfaceNode }[]>;
  addPair(name: string, inside: Address, outside: Address): void;
  find(ref: Ref | undefined): GraphNode | null;
  findInterface(name: string | undefined): InterfaceNode | null;
  findTable(ref: Ref): RuleTable | null;
}

export interface MutablePairs extends Pairs {
  readonly outside: Map<Address, Address>;
  readonly inside: Map<Address, Address>;
}
