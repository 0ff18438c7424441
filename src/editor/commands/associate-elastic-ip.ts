import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import { indexCloud } from '../layout/index-cloud.ts';
import { findByKey } from '../session.ts';
import type { Command } from './command.ts';
import { named, nameOf, placeOf, textAt } from './support.ts';

/** A public address that stays: one that is free, else a new one. */
export const associateElasticIp: Command<{ readonly key: string }> = {
  id: 'associate-elastic-ip',
  category: 'connect',
  title: 'Give an Elastic IP address',
  shortcuts: [],
  available: ({ document }, { key }) => {
    const found = interfaceOf(document, key);
    if (found === undefined) return 'Select an instance or a network interface.';
    const vpcId = document.cloud.tables.subnet[found.SubnetId]?.VpcId;
    const hasGateway = recordsOf(document.cloud, 'internet-gateway').some((gateway) =>
      gateway.Attachments.some(({ VpcId }) => VpcId === vpcId),
    );
    if (!hasGateway) return 'The VPC has no internet gateway: nothing could translate a public address.';
    const has = recordsOf(document.cloud, 'elastic-ip').some(
      ({ Association }) => Association?.NetworkInterfaceId === found.id,
    );
    return !has || 'It has an Elastic IP address already.';
  },
  label: ({ document }, { key }) => `Give ${nameOf(document.cloud, key)} an Elastic IP address`,
  run: (session, { key }) => {
    const networkInterface = interfaceOf(session.document, key);
    if (networkInterface === undefined)
      return session.refuse('NotFound', `"${key}" has no network interface.`);
    const place = placeOf(networkInterface);
    const free = recordsOf(session.cloud, 'elastic-ip').find(
      (address) =>
        address.Association === undefined &&
        address.region === place.region &&
        address.account === place.account,
    );
    const tags = named('elastic-ip', nameOf(session.cloud, key));
    const AllocationId =
      free?.id ??
      textAt(session.request('AllocateAddress', { Domain: 'vpc', ...tags }, place), 'AllocationId');
    session.request('AssociateAddress', { AllocationId, NetworkInterfaceId: networkInterface.id }, place);
    const address = session.cloud.tables['elastic-ip'][AllocationId]?.PublicIp ?? '';
    session.note(`${nameOf(session.cloud, key)} is ${address} on the internet, until you release it.`);
  },
};

function interfaceOf(document: LabDocument, key: string) {
  const found = findByKey(document.cloud, key);
  if (found === undefined) return undefined;
  const { interfacesOf, view } = indexCloud(document.cloud);
  if (found.table === 'instance') return interfacesOf(found.record.id)[0];
  const own =
    found.table === 'network-interface' ? view.get('network-interface', found.record.id) : undefined;
  return own?.RequesterManaged === true ? undefined : own;
}
