import type { AwsCloud } from '../../resources/tables.ts';
import { EVERYWHERE, internetGatewayOf } from './read-cloud.ts';

/**
 * What somebody does who does not look for the fault, as scripts: starts every server, lets everything in
 * and out everywhere; and besides sends everybody straight to the internet. A puzzle must be won by neither.
 */
export function openEverything(cloud: AwsCloud): readonly string[] {
  const { tables } = cloud;
  const groups = Object.keys(tables['security-group']).flatMap((id) =>
    ['ingress', 'egress'].map(
      (way) => `aws ec2 authorize-security-group-${way} --group-id ${id} --protocol -1 --cidr ${EVERYWHERE}`,
    ),
  );
  const acls = Object.keys(tables['network-acl']).flatMap((id) =>
    ['ingress', 'egress'].map(
      (way) =>
        `aws ec2 create-network-acl-entry --network-acl-id ${id} --rule-number 1 --protocol -1 --cidr-block ${EVERYWHERE} --rule-action allow --${way}`,
    ),
  );
  const routes = Object.values(tables['route-table']).flatMap(({ id, VpcId }) => {
    const gateway = internetGatewayOf(cloud, VpcId);
    return gateway === undefined
      ? []
      : ['create', 'replace'].map(
          (verb) =>
            `aws ec2 ${verb}-route --route-table-id ${id} --destination-cidr-block ${EVERYWHERE} --gateway-id ${gateway}`,
        );
  });
  const servers = Object.keys(tables.instance).map((id) => `aws ec2 start-instances --instance-ids ${id}`);
  const firewalls = [...groups, ...acls, ...servers];
  return [firewalls.join('\n'), [...firewalls, ...routes].join('\n')];
}
