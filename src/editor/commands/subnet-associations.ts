import { recordsOf } from '../cloud-view.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

export interface AssociateArgs {
  /** Key of the subnet. */
  readonly key: string;
  /** Key or id of what it is to use. */
  readonly to: string;
}

/** RT-10: a subnet uses one table, its own or the VPC's main one. */
export const associateRouteTable: Command<{ readonly key: string; readonly to: string | null }> = {
  id: 'associate-route-table',
  category: 'edit',
  title: 'Use route table…',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'subnet', key) !== undefined || 'Select a subnet.',
  label: ({ document: { cloud } }, { key, to }) =>
    `Let ${nameOf(cloud, key)} use ${to === null ? 'the main route table' : nameOf(cloud, to)}`,
  run: (session, { key, to }) => {
    const subnet = needRecord(session, 'subnet', key);
    const place = placeOf(subnet);
    const AssociationId = recordsOf(session.cloud, 'route-table')
      .flatMap(({ Associations }) => Associations)
      .find(({ SubnetId }) => SubnetId === subnet.id)?.RouteTableAssociationId;
    if (to === null) {
      if (AssociationId !== undefined) session.request('DisassociateRouteTable', { AssociationId }, place);
      return;
    }
    const RouteTableId = needRecord(session, 'route-table', to).id;
    if (AssociationId === undefined)
      session.request('AssociateRouteTable', { RouteTableId, SubnetId: subnet.id }, place);
    else session.request('ReplaceRouteTableAssociation', { AssociationId, RouteTableId }, place);
  },
};

/** ACL-4: every subnet stands in exactly one list. */
export const associateAcl: Command<AssociateArgs> = {
  id: 'associate-acl',
  category: 'edit',
  title: 'Use network ACL…',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'subnet', key) !== undefined || 'Select a subnet.',
  label: ({ document: { cloud } }, { key, to }) => `Put ${nameOf(cloud, key)} under ${nameOf(cloud, to)}`,
  run: (session, { key, to }) => {
    const subnet = needRecord(session, 'subnet', key);
    const AssociationId = recordsOf(session.cloud, 'network-acl')
      .flatMap(({ Associations }) => Associations)
      .find(({ SubnetId }) => SubnetId === subnet.id)?.NetworkAclAssociationId;
    const NetworkAclId = needRecord(session, 'network-acl', to).id;
    session.request(
      'ReplaceNetworkAclAssociation',
      { AssociationId: AssociationId ?? '', NetworkAclId },
      placeOf(subnet),
    );
  },
};
