import { addAclEntry, deleteAclEntry, moveAclEntry, replaceAclEntry } from './acl-entries.ts';
import { applyCode } from './apply-code.ts';
import { align, distribute, resize } from './arrange.ts';
import { associateElasticIp } from './associate-elastic-ip.ts';
import { changeSubnetCidr } from './change-subnet-cidr.ts';
import type { Command } from './command.ts';
import { insertCommands, selectionCommands } from './command-sets.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
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
import { groupIntoExisting, groupIntoVpc } from './group-into-vpc.ts';
import { insertPeering } from './insert-peering.ts';
import { moveNodes } from './move-nodes.ts';
import { moveToSubnet } from './move-to-subnet.ts';
import { openPort } from './open-port.ts';
import { paste } from './paste.ts';
import { joinSubnet, splitSubnet } from './plan-subnets.ts';
import { moveProbe, removeProbe, renameProbe, saveProbe } from './probes.ts';
import { rename } from './rename.ts';
import { renameDocument } from './rename-document.ts';
import { restoreState } from './restore-state.ts';
import { routePeering } from './route-peering.ts';
import { authorizeRule, changeRule, revokeRule } from './security-group-rules.ts';
import { setAttribute } from './set-attribute.ts';
import { setForwarding } from './set-forwarding.ts';
import { setListeners } from './set-listeners.ts';
import { associateAcl, associateRouteTable } from './subnet-associations.ts';

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
  restoreState,
  applyCode,
  moveToSubnet,
  changeSubnetCidr,
  splitSubnet,
  joinSubnet,
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
  distribute,
  groupIntoVpc,
  groupIntoExisting,
  saveProbe,
  removeProbe,
  moveProbe,
  renameProbe,
];
