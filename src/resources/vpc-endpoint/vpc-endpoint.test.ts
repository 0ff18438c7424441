import { expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';
import { networkWorld } from '../../testing/operations/data/ec2-cases.ts';

const ssm = { VpcId: '$vpc', VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.ssm' };

/** An interface endpoint in one subnet of us-east-1a, without private DNS. */
function startLab(): DataLab {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  lab.run(
    'ec2:CreateVpcEndpoint',
    { ...ssm, SubnetIds: ['$near'], PrivateDnsEnabled: false },
    { card: 'VpcEndpoint.VpcEndpointId' },
  );
  return lab;
}

/** Its names, each with its own part left out. */
function namesOf(lab: DataLab): readonly string[] {
  const [shown] = lab.run('ec2:DescribeVpcEndpoints', { VpcEndpointIds: ['$card'] })
    .VpcEndpoints as readonly { readonly DnsEntries: readonly { readonly DnsName: string }[] }[];
  return (shown?.DnsEntries ?? []).map(({ DnsName }) =>
    DnsName.replace(/^vpce-[0-9a-f]+-[0-9a-f]{8}/, 'own').replace('.us-east-1.vpce.amazonaws.com', ''),
  );
}

const modify = (lab: DataLab, change: JsonObject) =>
  lab.run('ec2:ModifyVpcEndpoint', { VpcEndpointId: '$card', ...change });

it('gives an interface endpoint a name of its own and one in each of its zones, VPE-8', () => {
  const lab = startLab();
  expect(namesOf(lab)).toEqual(['own.ssm', 'own-us-east-1a.ssm']);
  modify(lab, { AddSubnetIds: ['$far'] });
  expect(namesOf(lab)).toEqual(['own.ssm', 'own-us-east-1a.ssm', 'own-us-east-1b.ssm']);
  modify(lab, { RemoveSubnetIds: ['$near'] });
  expect(namesOf(lab)).toEqual(['own.ssm', 'own-us-east-1b.ssm']);
});

it('keeps to one subnet of an interface endpoint in a zone, also when one is added later, VPE-8', () => {
  const lab = startLab();
  const add = { VpcEndpointId: '$card', AddSubnetIds: ['$twin'] };
  expect(lab.refusal('ec2:ModifyVpcEndpoint', add)).toMatch(/^DuplicateSubnetsInSameZone: /);
  modify(lab, { ...add, RemoveSubnetIds: ['$near'] });
  expect(namesOf(lab)).toEqual(['own.ssm', 'own-us-east-1a.ssm']);
});

it("takes and gives back the service's public name with private DNS, VPE-9", () => {
  const lab = startLab();
  modify(lab, { PrivateDnsEnabled: true });
  expect(namesOf(lab)).toEqual(['own.ssm', 'own-us-east-1a.ssm', 'ssm.us-east-1.amazonaws.com']);
  expect(lab.refusal('ec2:CreateVpcEndpoint', ssm)).toMatch(/^InvalidParameter: private-dns-enabled cannot/);
  modify(lab, { AddSubnetIds: ['$far'] });
  expect(namesOf(lab)).toContain('ssm.us-east-1.amazonaws.com');
  modify(lab, { PrivateDnsEnabled: false });
  expect(namesOf(lab)).not.toContain('ssm.us-east-1.amazonaws.com');
});

it.each(['EnableDnsHostnames', 'EnableDnsSupport'])(
  'needs %s of the VPC before private DNS is enabled, VPE-9',
  (attribute) => {
    const lab = startLab();
    lab.run('ec2:ModifyVpcAttribute', { VpcId: '$vpc', [attribute]: { Value: false } });
    const enable = { VpcEndpointId: '$card', PrivateDnsEnabled: true };
    expect(lab.refusal('ec2:ModifyVpcEndpoint', enable)).toMatch(
      /^InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames /,
    );
  },
);
