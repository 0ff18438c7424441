import { tidy } from './arrange.ts';
import type { Command } from './command.ts';
import { deleteSelected } from './delete.ts';
import { duplicate } from './duplicate.ts';
import { groupIntoSubnet } from './group-into-subnet.ts';
import { insertInstance } from './insert-instance.ts';
import { insertInternetGateway } from './insert-internet-gateway.ts';
import { insertNatGateway } from './insert-nat-gateway.ts';
import { insertNetworkInterface } from './insert-network-interface.ts';
import { insertSecurityGroup } from './insert-security-group.ts';
import { insertSubnet } from './insert-subnet.ts';
import { insertVpc } from './insert-vpc.ts';
import { startInstances, stopInstances } from './power.ts';
import type { InsertArgs } from './support.ts';

/** Palette entries: all take the container, and perhaps a place in it and a name. Keyed by table. */
export const insertCommands = {
  vpc: insertVpc,
  subnet: insertSubnet,
  instance: insertInstance,
  'internet-gateway': insertInternetGateway,
  'nat-gateway': insertNatGateway,
  'network-interface': insertNetworkInterface,
  'security-group': insertSecurityGroup,
} as const satisfies { readonly [table: string]: Command<InsertArgs> };

/** Commands that need nothing but the selection. */
export const selectionCommands: readonly Command[] = [
  duplicate,
  deleteSelected,
  startInstances,
  stopInstances,
  groupIntoSubnet,
  tidy,
];
