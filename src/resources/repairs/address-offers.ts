import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Address } from '../../kernel/net/address.ts';
import { formatAddress } from '../../kernel/net/address.ts';
import { type Edit, editOf } from '../../kernel/repair/edit.ts';
import { type AwsScene, placeOf } from './aws-scene.ts';

/** A public address makes a host one that the internet can speak to. */
const PUBLIC_BREADTH = 1;

/** IGW-2: a free Elastic IP of the same account, else a new one, for whoever has the private address. */
export function publicAddressOffers(scene: AwsScene, address: Address, vpc: string | null): readonly Edit[] {
  const { cloud, graph } = scene;
  const holders = graph.holders.get(address) ?? [];
  const holder = holders.find((node) => vpc === null || node.spec.network === vpc);
  if (holder === undefined) return probeOffers(scene, address);
  const record = cloud.tables['network-interface'][holder.origin];
  if (record === undefined || record.RequesterManaged || record.Attachment === undefined) return [];
  const place = placeOf(record);
  const target = { NetworkInterfaceId: record.id, PrivateIpAddress: formatAddress(address) };
  const free = Object.values(cloud.tables['elastic-ip']).find(
    (one) => one.Association === undefined && one.account === place.account && one.region === place.region,
  );
  const edits: Edit[] = [];
  if (free !== undefined)
    edits.push(
      editOf('public address', PUBLIC_BREADTH, {
        operation: 'AssociateAddress',
        input: { AllocationId: free.id, ...target },
        ...place,
      }),
    );
  edits.push({
    name: `AllocateAddress and associate ${JSON.stringify(target)}`,
    kind: 'public address',
    calls: 2,
    breadth: PUBLIC_BREADTH,
    make: (run) => {
      const made = run({ operation: 'AllocateAddress', input: { Domain: 'vpc' }, ...place });
      run({ operation: 'AssociateAddress', input: { ...pick(made, 'AllocationId'), ...target }, ...place });
    },
  });
  return edits;
}

/** EC2-6: a host that is only imagined in a subnet is public when the subnet makes its hosts public. */
function probeOffers(scene: AwsScene, address: Address): readonly Edit[] {
  return scene.imagined.flatMap((id): readonly Edit[] => {
    const subnet = scene.cloud.tables.subnet[id];
    const probe = scene.graph.probes.get(id);
    if (subnet === undefined || probe?.spec.addresses.includes(address) !== true) return [];
    return [
      editOf('public subnet', PUBLIC_BREADTH, {
        operation: 'ModifySubnetAttribute',
        input: { SubnetId: id, MapPublicIpOnLaunch: { Value: true } },
        ...placeOf(subnet),
      }),
    ];
  });
}

/** One text of an answer, under the name by which the next call takes it. */
export function pick(output: JsonObject, field: string): JsonObject {
  const value = output[field];
  return value === undefined ? {} : { [field]: value };
}
