import type { LabDocument, Point } from '../document.ts';
import { indexCloud } from '../layout/index-cloud.ts';
import { moveMember } from '../replace.ts';
import { findByKey } from '../session.ts';
import type { Command } from './command.ts';
import { canInsert } from './containers.ts';
import { nameOf, needRecord, recordAt } from './support.ts';

export interface MoveToSubnetArgs {
  /** Key of an instance, a NAT gateway or a lone network interface. */
  readonly key: string;
  /** Key of the subnet. */
  readonly to: string;
  readonly at?: Point;
}

/** Another subnet means another address: AWS forbids it, so it is made again there. */
export const moveToSubnet: Command<MoveToSubnetArgs> = {
  id: 'move-to-subnet',
  category: 'edit',
  title: 'Move to subnet…',
  shortcuts: [],
  available: ({ document }, { key, to }) => canMove(document, key, to),
  label: ({ document }, { key, to }) =>
    `Move ${nameOf(document.cloud, key)} to ${nameOf(document.cloud, to)}`,
  run: (session, { key, to, at }) => {
    const subnet = needRecord(session, 'subnet', to);
    const found = session.find(key) ?? session.refuse('NotFound', `There is no "${key}" in this document.`);
    moveMember(session, found.record.id, subnet);
    if (at === undefined) session.forget(key);
    else session.setPosition(key, at);
  },
};

/** Key of the subnet it stands in; undefined for what stands in none. */
export function subnetOf(document: LabDocument, key: string): string | undefined {
  const found = findByKey(document.cloud, key);
  const index = indexCloud(document.cloud);
  const { view } = index;
  if (found === undefined) return undefined;
  const { id } = found.record;
  const subnetId =
    index.interfacesOf(id)[0]?.SubnetId ??
    view.get('nat-gateway', id)?.SubnetId ??
    view.get('network-interface', id)?.SubnetId;
  return subnetId === undefined ? undefined : view.get('subnet', subnetId)?.key;
}

/** True, or why what has that key cannot be dropped on that container, as one moved from elsewhere. */
export function canMove(document: LabDocument, key: string, containerKey: string): true | string {
  const found = findByKey(document.cloud, key);
  if (found?.table === 'subnet') return 'A subnet keeps its VPC and zone for life: make a new one there.';
  if (found?.table !== 'instance' && found?.table !== 'nat-gateway' && found?.table !== 'network-interface')
    return 'Only what stands in a subnet moves between subnets.';
  const home = subnetOf(document, key);
  if (home === undefined) return 'It stands in no subnet.';
  if (home === containerKey) return 'It stands there already.';
  if (recordAt(document.cloud, 'network-interface', key)?.Attachment !== undefined)
    return 'Detach the interface from its instance first.';
  return canInsert(document, found.table, containerKey);
}
