import type { Vpc } from '../../resources/vpc/schema.ts';
import type { EditSession } from '../session.ts';
import type { Command } from './command.ts';
import { named, nameOf, needRecord, placeOf, recordAt, textAt } from './support.ts';

export interface InsertPeeringArgs {
  /** Keys of VPCs: who asks, who accepts. */
  readonly from: string;
  readonly to: string;
}

export const insertPeering: Command<InsertPeeringArgs> = {
  id: 'insert-peering',
  category: 'connect',
  title: 'Peer two VPCs',
  shortcuts: [],
  available: ({ document }, { from, to }) => {
    const [one, other] = [recordAt(document.cloud, 'vpc', from), recordAt(document.cloud, 'vpc', to)];
    if (one === undefined || other === undefined) return 'A peering joins two VPCs.';
    return one !== other || 'A VPC cannot be peered with itself.';
  },
  label: ({ document }, { from, to }) =>
    `Peer ${nameOf(document.cloud, from)} with ${nameOf(document.cloud, to)}`,
  run: (session, { from, to }) => {
    peer(session, needRecord(session, 'vpc', from), needRecord(session, 'vpc', to));
  },
};

/** Asks and accepts; the intent ends where the two cannot be peered (PCX-2). */
export function peer(session: EditSession, from: Vpc, to: Vpc): void {
  const name = `${nameOf(session.cloud, from.key)}-${nameOf(session.cloud, to.key)}`;
  const created = session.request(
    'CreateVpcPeeringConnection',
    {
      VpcId: from.id,
      PeerVpcId: to.id,
      ...(to.account === from.account ? {} : { PeerOwnerId: to.account }),
      ...(to.region === from.region ? {} : { PeerRegion: to.region }),
      ...named('vpc-peering-connection', name),
    },
    placeOf(from),
  );
  const VpcPeeringConnectionId = textAt(created, 'VpcPeeringConnection.VpcPeeringConnectionId');
  const { Status } = needRecord(session, 'vpc-peering-connection', VpcPeeringConnectionId);
  if (Status.Code === 'failed')
    session.refuse('InvalidParameterValue', `The peering fails: ${Status.Message}`);
  session.request('AcceptVpcPeeringConnection', { VpcPeeringConnectionId }, placeOf(to));
  session.note('Nothing flows yet: route tables on both sides need a route to the other VPC.');
}
