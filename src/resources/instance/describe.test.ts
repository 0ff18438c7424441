import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { parseImported } from '../../testing/account.ts';
import { at, InstanceLab, readReservation } from '../../testing/instance-lab.ts';
import type { Instance } from './schema.ts';

function scene() {
  const aws = new InstanceLab();
  aws.run('CreateKeyPair', { KeyName: 'web' });
  const web = aws.instance({
    SubnetId: aws.open,
    KeyName: 'web',
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'tier', Value: 'web' }] }],
  });
  const stopped = aws.instance({ SubnetId: aws.far, InstanceType: 'm7g.large', ClientToken: 'once' });
  aws.run('StopInstances', { InstanceIds: [stopped] });
  aws.settle();
  return { aws, web, stopped };
}

describe('DescribeInstances', () => {
  it.each([
    ['instance-state-name', 'running', 'web'],
    ['instance-state-code', '80', 'stopped'],
    ['availability-zone', 'us-east-1b', 'stopped'],
    ['architecture', 'arm64', 'stopped'],
    ['instance-type', 't3.*', 'web'],
    ['key-name', 'web', 'web'],
    ['tag:tier', 'web', 'web'],
    ['network-interface.addresses.private-ip-address', '10.0.4.4', 'stopped'],
    ['network-interface.association.ip-owner-id', 'amazon', 'web'],
    ['private-ip-address', '10.0.1.4', 'web'],
    ['client-token', 'once', 'stopped'],
    ['state-reason-code', 'Client.UserInitiatedShutdown', 'stopped'],
  ])('filters by %s = %s', (Name, value, expected) => {
    const { aws, web, stopped } = scene();
    const answer = aws.run('DescribeInstances', { Filters: [{ Name, Values: [value] }] });
    expect(answer.Reservations).toHaveLength(1);
    const id = expected === 'web' ? web : stopped;
    expect(at(answer, 'Reservations.0.Instances.0.InstanceId')).toBe(id);
  });

  it('refuses unknown ids and filters', () => {
    const { aws, web } = scene();
    expect(aws.refusal('DescribeInstances', { InstanceIds: ['i-0none'] })).toMatch(
      /^InvalidInstanceID.NotFound: /,
    );
    expect(aws.refusal('DescribeInstances', { InstanceIds: [web], MaxResults: 5 })).toMatch(
      /^InvalidParameterCombination: /,
    );
    expect(aws.refusal('DescribeInstances', { NextToken: 'x' })).toMatch(/^InvalidNextToken: /);
  });
});

describe('an imported instance', () => {
  it('comes back as it was printed, with its interfaces behind it', () => {
    const { aws, web, stopped } = scene();
    for (const id of [web, stopped]) {
      const record = aws.all('instance').find((item) => item.id === id);
      expect(aws.roundTrip('instance', id)).toEqual(record);
    }
    aws.run('TerminateInstances', { InstanceIds: [web] });
    aws.settle();
    const gone = aws.all('instance').find((item) => item.id === web);
    expect(aws.roundTrip('instance', web)).toEqual(gone);
  });

  it('brings its interfaces when only instances were described', () => {
    const { aws, web } = scene();
    const printed = at(aws.run('DescribeInstances', { InstanceIds: [web] }), 'Reservations.0') as JsonObject;
    const parsed = readReservation(printed);
    const original = aws.all('network-interface').find((item) => item.Attachment?.InstanceId === web);
    expect(Array.isArray(parsed) && parsed.map((item) => item.table)).toEqual([
      'instance',
      'network-interface',
    ]);
    expect(typeof parsed === 'string' ? parsed : parsed[1]?.record).toEqual({
      ...original,
      key: original?.id,
    });
  });

  it('needs only its id, alone or in a reservation, and keeps what it does not know', () => {
    expect(parseImported('instance', { InstanceId: 'i-1', KeyName: '' })).toMatchObject({
      id: 'i-1',
      ReservationId: 'r-of-i-1',
      State: 'running',
    });
    const MetadataOptions = { HttpTokens: 'required' };
    const Instances = [{ InstanceId: 'i-1', MetadataOptions, PlatformDetails: 'Red Hat' }];
    const record = parseImported('instance', { ReservationId: 'r-1', OwnerId: '1', Instances });
    expect(record).toMatchObject({ account: '1', extra: { MetadataOptions, PlatformDetails: 'Red Hat' } });
    const aws = new InstanceLab();
    aws.put('instance', { ...(record as Instance), account: aws.account });
    expect(aws.described('i-1')).toMatchObject({ MetadataOptions, PlatformDetails: 'Red Hat' });
  });

  it('says where it cannot be read', () => {
    expect(parseImported('instance', { Instances: [{ InstanceId: 'i-1', LaunchTime: 4 }] })).toMatch(
      /^Instances\[0\]: LaunchTime: /,
    );
    const broken = { InstanceId: 'i-1', NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] };
    expect(parseImported('instance', broken)).toMatch(/^NetworkInterfaces\[0\]: SubnetId: /);
    expect(parseImported('instance', {})).toMatch(/^Instances: /);
  });
});
