import { indexCloud } from '../layout/index-cloud.ts';
import { exposureOf, routesOfSubnet } from '../layout/routes.ts';
import type { Command } from './command.ts';
import { canInsert } from './containers.ts';
import { type InsertArgs, named, nameOf, needRecord, nextName, placeOf, standAt, textAt } from './support.ts';

export const insertNatGateway: Command<InsertArgs> = {
  id: 'insert-nat-gateway',
  category: 'insert',
  title: 'NAT gateway',
  shortcuts: [],
  available: ({ document }, { into }) => canInsert(document, 'nat-gateway', into),
  label: ({ document }, { into }) => `Add NAT gateway to ${nameOf(document.cloud, into)}`,
  run: (session, { into, at, name: given }) => {
    const subnet = needRecord(session, 'subnet', into);
    const place = placeOf(subnet);
    const name = given ?? nextName(session.cloud, 'nat-gateway', 'nat');
    const address = session.request(
      'AllocateAddress',
      { Domain: 'vpc', ...named('elastic-ip', name) },
      place,
    );
    const created = session.request(
      'CreateNatGateway',
      { SubnetId: subnet.id, AllocationId: textAt(address, 'AllocationId'), ...named('natgateway', name) },
      place,
    );
    standAt(session, textAt(created, 'NatGateway.NatGatewayId'), at);
    session.note(`It speaks to the internet as ${textAt(address, 'PublicIp')}, a new Elastic IP address.`);
    if (exposureOf(routesOfSubnet(indexCloud(session.cloud), subnet)) !== 'public')
      session.note('Its subnet has no route to an internet gateway, so it cannot reach the internet yet.');
  },
};
