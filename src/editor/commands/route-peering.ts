import { formatCidr } from '../../kernel/net/cidr.ts';
import { recordsOf } from '../cloud-view.ts';
import { usableBlocks } from '../subnet-plan.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

/** Offered after two VPCs were peered: a route in every table of both that lacks one. */
export const routePeering: Command<{ readonly key: string }> = {
  id: 'route-peering',
  category: 'connect',
  title: 'Add routes both ways',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'vpc-peering-connection', key)?.Status.Code === 'active' ||
    'The peering is not active.',
  label: ({ document }, { key }) => `Route both ways over ${nameOf(document.cloud, key)}`,
  run: (session, { key }) => {
    const peering = needRecord(session, 'vpc-peering-connection', key);
    const { RequesterVpcInfo: left, AccepterVpcInfo: right } = peering;
    let added = 0;
    for (const [near, far] of [
      [left, right],
      [right, left],
    ] as const) {
      const vpc = session.cloud.tables.vpc[far.VpcId];
      const blocks = vpc === undefined ? (far.CidrBlockSet ?? []) : usableBlocks(vpc).map(formatCidr);
      const tables = recordsOf(session.cloud, 'route-table').filter(({ VpcId }) => VpcId === near.VpcId);
      for (const table of tables)
        for (const DestinationCidrBlock of blocks) {
          if (table.Routes.some((route) => route.DestinationCidrBlock === DestinationCidrBlock)) continue;
          const input = { RouteTableId: table.id, DestinationCidrBlock, VpcPeeringConnectionId: peering.id };
          session.request('CreateRoute', input, placeOf(table));
          added++;
        }
    }
    session.note(added === 0 ? 'Every table has its route already.' : `Added ${added} route(s).`);
  },
};
