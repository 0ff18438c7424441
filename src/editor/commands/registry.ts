import { addAclEntry, deleteAclEntry, moveAclEntry, replaceAclEntry } from './acl-entries.ts';
import { align, resize, tidy } from './arrange.ts';
import { associateElasticIp } from './associate-elastic-ip.ts';
import { changeSubnetCidr } from './change-subnet-cidr.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { deleteSelected } from './delete.ts';
import { disconnect } from './disconnect.ts';
import { duplicate } from './duplicate.ts';
import {
  addPrefixEntry,
  addVpcBlock,
  assignAddress,
  removePrefixEntry,
  removeVpcBlock,
  unassignAddress,
} from './edit-lists.ts';
import { addRoute, deleteRoute, replaceRoute } from './edit-routes.ts';
import { removeTag, setTag } from './edit-tags.ts';
import { groupIntoSubnet } from './group-into-subnet.ts';
import { insertInstance } from './insert-instance.ts';
import { insertInternetGateway } from './insert-internet-gateway.ts';
import { insertNatGateway } from './insert-nat-gateway.ts';
import { insertNetworkInterface } from './insert-network-interface.ts';
import { insertPeering } from './insert-peering.ts';
import { insertSecurityGroup } from './insert-security-group.ts';
import { insertSubnet } from './insert-subnet.ts';
import { insertVpc } from './insert-vpc.ts';
import { moveNodes } from './move-nodes.ts';
import { moveToSubnet } from './move-to-subnet.ts';
import { openPort } from './open-port.ts';
import { paste } from './paste.ts';
import { startInstances, stopInstances } from './power.ts';
import { removeProbe, saveProbe } from './probes.ts';
import { rename } from './rename.ts';
import { renameDocument } from './rename-document.ts';
import { routePeering } from './route-peering.ts';
import { authorizeRule, changeRule, revokeRule } from './security-group-rules.ts';
import { setAttribute } from './set-attribute.ts';
import { setForwarding } from './set-forwarding.ts';
import { setListeners } from './set-listeners.ts';
import { associateAcl, associateRouteTable } from './subnet-associations.ts';
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

/** Every intent there is; ids and shortcuts are unique. */
export const allCommands: readonly Pick<Command<never>, 'id' | 'category' | 'title' | 'shortcuts'>[] = [
  ...Object.values(insertCommands),
  ...selectionCommands,
  insertPeering,
  routePeering,
  connect,
  disconnect,
  associateElasticIp,
  rename,
  renameDocument,
  moveToSubnet,
  changeSubnetCidr,
  paste,
  openPort,
  setListeners,
  setForwarding,
  setAttribute,
  setTag,
  removeTag,
  authorizeRule,
  changeRule,
  revokeRule,
  addAclEntry,
  replaceAclEntry,
  moveAclEntry,
  deleteAclEntry,
  addRoute,
  replaceRoute,
  deleteRoute,
  associateRouteTable,
  associateAcl,
  addPrefixEntry,
  removePrefixEntry,
  addVpcBlock,
  removeVpcBlock,
  assignAddress,
  unassignAddress,
  moveNodes,
  resize,
  align,
  saveProbe,
  removeProbe,
];
