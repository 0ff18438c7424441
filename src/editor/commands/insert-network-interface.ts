import type { Command } from './command.ts';
import { canInsert } from './containers.ts';
import { type InsertArgs, named, nameOf, needRecord, nextName, placeOf, standAt, textAt } from './support.ts';

export const insertNetworkInterface: Command<InsertArgs> = {
  id: 'insert-network-interface',
  category: 'insert',
  title: 'Network interface',
  shortcuts: [],
  available: ({ document }, { into }) => canInsert(document, 'network-interface', into),
  label: ({ document }, { into }) => `Add network interface to ${nameOf(document.cloud, into)}`,
  run: (session, { into, at, name }) => {
    const subnet = needRecord(session, 'subnet', into);
    const wanted = name ?? nextName(session.cloud, 'network-interface', 'interface');
    const input = { SubnetId: subnet.id, ...named('network-interface', wanted) };
    const created = session.request('CreateNetworkInterface', input, placeOf(subnet));
    standAt(session, textAt(created, 'NetworkInterface.NetworkInterfaceId'), at);
  },
};
