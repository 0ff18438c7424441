import { type Contribution, EMPTY_FRAGMENT, type Fragment } from '../../kernel/graph/fragment.ts';
import { addressOrNull } from '../../kernel/net/address.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { ElasticIp } from './schema.ts';

/**
 * Pairs the address with a private one. An interface that nothing is attached to does not count
 * but the address stays ours: nobody else on the internet answers to it.
 */
export function lowerElasticIp(view: AwsView, record: ElasticIp): Fragment {
  const { Association } = record;
  const outside = addressOrNull(record.PublicIp);
  if (outside === null) return EMPTY_FRAGMENT;
  if (Association === undefined) return only({ to: 'claim', address: outside, pairs: null });
  const owner = view.get('network-interface', Association.NetworkInterfaceId);
  const subnet = owner === undefined ? undefined : view.get('subnet', owner.SubnetId);
  const inside = addressOrNull(Association.PrivateIpAddress);
  if (owner === undefined || subnet === undefined || inside === null) return EMPTY_FRAGMENT;
  const pairs = names.publicPairs(subnet.VpcId);
  if (owner.Attachment?.Status === 'attached' || owner.RequesterManaged)
    return only({ to: 'pair', pairs, inside, outside });
  return only({ to: 'claim', address: outside, pairs });
}

function only(contribution: Contribution): Fragment {
  return { elements: [], tables: [], contributions: [contribution] };
}
