import { EMPTY_FRAGMENT, type Fragment } from '../../kernel/graph/fragment.ts';
import { addressOrNull } from '../../kernel/net/address.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { ElasticIp } from './schema.ts';

/** Pairs the address with a private one; an interface that nothing is attached to does not count. */
export function lowerElasticIp(view: AwsView, record: ElasticIp): Fragment {
  const { Association } = record;
  const owner =
    Association === undefined ? undefined : view.get('network-interface', Association.NetworkInterfaceId);
  const subnet = owner === undefined ? undefined : view.get('subnet', owner.SubnetId);
  const inside = addressOrNull(Association?.PrivateIpAddress);
  const outside = addressOrNull(record.PublicIp);
  if (owner === undefined || subnet === undefined || inside === null || outside === null)
    return EMPTY_FRAGMENT;
  if (owner.Attachment === undefined && !owner.RequesterManaged) return EMPTY_FRAGMENT;
  return {
    elements: [],
    tables: [],
    contributions: [{ to: 'pair', pairs: names.publicPairs(subnet.VpcId), inside, outside }],
  };
}
