import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { parseImported } from '../../testing/account.ts';
import { at, InstanceLab } from '../../testing/instance-lab.ts';
import type { NetworkInterface } from './schema.ts';

function scene() {
  const aws = new InstanceLab();
  const InstanceId = aws.instance({ SubnetId: aws.open });
  const free = aws.networkInterface({ SubnetId: aws.closed, SecondaryPrivateIpAddressCount: 1 });
  const AllocationId = aws.elasticIp(free, '10.0.2.5');
  aws.internal('InternalCreateManagedInterface', {
    SubnetId: aws.open,
    InterfaceType: 'nat_gateway',
    Description: 'nat',
    RequesterId: '036872051663',
  });
  return { aws, InstanceId, free, AllocationId };
}

describe('DescribeNetworkInterfaces', () => {
  it('joins Elastic IPs with the private address they are bound to', () => {
    const { aws, free, AllocationId } = scene();
    const address = aws.all('elastic-ip')[0];
    expect(address?.id).toBe(AllocationId);
    const answer = aws.describedInterface(free);
    expect(answer).not.toHaveProperty('Association');
    expect(at(answer, 'PrivateIpAddresses.1.Association')).toEqual({
      AllocationId,
      AssociationId: address?.Association?.AssociationId,
      IpOwnerId: aws.account,
      PublicDnsName: `ec2-${address?.PublicIp.replaceAll('.', '-')}.compute-1.amazonaws.com`,
      PublicIp: address?.PublicIp,
    });
  });

  it.each([
    ['status', 'available', 1],
    ['status', 'in-use', 2],
    ['attachment.device-index', '0', 1],
    ['attachment.instance-owner-id', 'amazon-aws', 1],
    ['addresses.private-ip-address', '10.0.2.5', 1],
    ['private-ip-address', '10.0.2.5', 0],
    ['association.ip-owner-id', 'amazon', 1],
    ['addresses.association.owner-id', '111122223333', 1],
    ['interface-type', 'nat_*', 1],
    ['requester-managed', 'true', 1],
    ['source-dest-check', 'false', 1],
    ['group-name', 'default', 2],
    ['availability-zone', 'us-east-1a', 3],
    ['private-dns-name', 'ip-10-0-2-4.ec2.internal', 1],
  ])('filters by %s = %s', (Name, value, count) => {
    const { aws } = scene();
    const answer = aws.run('DescribeNetworkInterfaces', { Filters: [{ Name, Values: [value] }] });
    expect(answer.NetworkInterfaces).toHaveLength(count);
  });

  it('refuses an unknown id', () => {
    const { aws } = scene();
    expect(aws.refusal('DescribeNetworkInterfaces', { NetworkInterfaceIds: ['eni-0none'] })).toMatch(
      /^InvalidNetworkInterfaceID.NotFound: /,
    );
  });
});

describe('an imported network interface', () => {
  it('comes back as it was printed', () => {
    const { aws } = scene();
    const records = aws.all('network-interface');
    expect(records).toHaveLength(3);
    for (const record of records) expect(aws.roundTrip('network-interface', record.id)).toEqual(record);
  });

  const least: JsonObject = {
    NetworkInterfaceId: 'eni-1',
    SubnetId: 'subnet-1',
    PrivateIpAddress: '10.0.0.9',
  };

  it('needs only its id, subnet and an address', () => {
    expect(parseImported('network-interface', least)).toMatchObject({
      id: 'eni-1',
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.9' }],
      SourceDestCheck: true,
      Groups: [],
    });
    expect(parseImported('network-interface', { ...least, SubnetId: 7 })).toMatch(/^SubnetId: /);
    expect(parseImported('network-interface', { NetworkInterfaceId: 'eni-1', SubnetId: 's' })).toMatch(
      /^PrivateIpAddresses: /,
    );
  });

  it('keeps what it does not know and a service attachment', () => {
    const Attachment = { AttachmentId: 'ela-attach-1', InstanceOwnerId: 'amazon-elb', Status: 'attached' };
    const raw = { ...least, Attachment, OutpostArn: 'arn:x', Ipv6Addresses: [] };
    expect(parseImported('network-interface', raw)).toMatchObject({
      extra: { Attachment, OutpostArn: 'arn:x' },
    });
    const aws = new InstanceLab();
    const record = parseImported('network-interface', raw);
    expect(typeof record).toBe('object');
    if (typeof record === 'string') return;
    aws.put('network-interface', record as NetworkInterface);
    expect(aws.describedInterface('eni-1')).toMatchObject({
      Attachment,
      OutpostArn: 'arn:x',
      Status: 'in-use',
    });
  });

  it('keeps the public addresses of services, which no customer allocated', () => {
    const Association = { PublicIp: '52.1.2.3', IpOwnerId: 'amazon-elb', AllocationId: 'eipalloc-9' };
    expect(parseImported('network-interface', { ...least, Association })).toMatchObject({
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.9', Association }],
    });
  });
});
