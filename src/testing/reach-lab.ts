import type { Call } from '../io/gallery/builder.ts';
import { DEFAULT_PLACE } from '../io/gallery/place.ts';
import { threeTier } from '../io/gallery/three-tier.ts';
import { applyRequest } from '../kernel/cloud/apply.ts';
import { nameTag } from '../kernel/cloud/record.ts';
import { settle } from '../kernel/cloud/settle.ts';
import { invariant } from '../kernel/lib/invariant.ts';
import type { JsonObject } from '../kernel/lib/json.ts';
import { compareReach, type ReachDifference } from '../kernel/reach/compare.ts';
import { lowerAws } from '../resources/lower-aws.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** The three-tier architecture, to change and to compare with what it was. */
export function newReachLab() {
  const cloud = threeTier();
  const find = (table: keyof AwsCloud['tables'], name: string): string => {
    const found = Object.values(cloud.tables[table]).find((record) => nameTag(record) === name);
    invariant(found !== undefined, `the sample has a ${table} named ${name}`);
    return found.id;
  };
  return {
    vpc: find('vpc', 'shop'),
    group: (name: string) => find('security-group', name),
    interface: (instance: string) => {
      const id = find('instance', instance);
      const found = Object.values(cloud.tables['network-interface']).find(
        (record) => record.Attachment?.InstanceId === id,
      );
      invariant(found !== undefined, `${instance} has an interface`);
      return found.id;
    },
    aclAssociation: (subnet: string) => {
      const id = find('subnet', subnet);
      const found = Object.values(cloud.tables['network-acl'])
        .flatMap((record) => record.Associations)
        .find((association) => association.SubnetId === id);
      invariant(found !== undefined, `${subnet} has a network ACL`);
      return found.NetworkAclAssociationId;
    },
    compare: (change: (call: Call) => void): ReachDifference => {
      const after = changed(cloud, change);
      return compareReach(lowerAws(cloud).graph, lowerAws(after).graph);
    },
  };
}

function changed(cloud: AwsCloud, change: (call: Call) => void): AwsCloud {
  let current = cloud;
  change((operation: string, input: JsonObject, path?: string) => {
    const request = { service: 'ec2', operation, input, at: current.clock, ...DEFAULT_PLACE };
    const outcome = applyRequest(awsRegistry, current, request);
    invariant(outcome.ok, `${operation} succeeds`);
    current = settle(awsRegistry, outcome.cloud);
    let value: unknown = outcome.output;
    for (const step of path?.split('.') ?? []) value = (value as { readonly [key: string]: unknown })[step];
    return typeof value === 'string' ? value : '';
  });
  return current;
}
