import { removeAll } from '../remove.ts';
import { findByKey } from '../session.ts';
import { removeSubnetRoute } from '../subnet-routes.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf } from './support.ts';

/** Ends and label of a line of the scene. */
export interface DisconnectArgs {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export const disconnect: Command<DisconnectArgs> = {
  id: 'disconnect',
  category: 'connect',
  title: 'Disconnect',
  shortcuts: [],
  available: ({ document }, { from }) => {
    const table = findByKey(document.cloud, from)?.table;
    return (
      table === 'subnet' || table === 'internet-gateway' || table === 'vpc' || 'That line cannot be cut.'
    );
  },
  label: ({ document: { cloud } }, { from, to }) =>
    `Disconnect ${nameOf(cloud, from)} from ${nameOf(cloud, to)}`,
  run: (session, { from, to, label }) => {
    const start = session.find(from);
    if (start?.table === 'subnet')
      return removeSubnetRoute(session, needRecord(session, 'subnet', from), label);
    if (start?.table === 'vpc')
      return removeAll(session, [needRecord(session, 'vpc-peering-connection', to).key]);
    const gateway = needRecord(session, 'internet-gateway', from);
    for (const { VpcId } of gateway.Attachments)
      session.request('DetachInternetGateway', { InternetGatewayId: gateway.id, VpcId }, placeOf(gateway));
    session.note('Routes to the gateway stay and lead nowhere while it is detached (blackhole).');
  },
};
