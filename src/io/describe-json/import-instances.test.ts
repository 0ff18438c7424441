import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../kernel/cloud/document.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { importDescribe } from './import-describe.ts';
import type { ImportFile } from './read-files.ts';

const folder = new URL('../samples/three-tier/304455667788/us-east-1/', import.meta.url);
const sample: readonly ImportFile[] = readdirSync(folder).map((name) => ({
  path: `304455667788/us-east-1/${name}`,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

function without(...names: readonly string[]): readonly ImportFile[] {
  return sample.filter(({ path }) => !names.some((name) => path.endsWith(`/${name}.json`)));
}

describe('instances', () => {
  const whole = importDescribe(awsRegistry, sample).cloud;

  it('bring their interfaces when the file of interfaces is missing', () => {
    const { cloud, report } = importDescribe(awsRegistry, without('network-interfaces'));
    expect(report.errors).toEqual([]);
    expect(report.warnings.map(({ message }) => message)).toContain(
      'network interfaces that are not in the import: 7, taken from the instances and NAT gateways that show them',
    );
    for (const record of Object.values(whole.tables['network-interface']))
      if (record.Attachment !== undefined)
        expect(cloud.tables['network-interface'][record.id]).toMatchObject({
          SubnetId: record.SubnetId,
          Groups: record.Groups,
          PrivateIpAddresses: record.PrivateIpAddresses,
          SourceDestCheck: record.SourceDestCheck,
          Attachment: { InstanceId: record.Attachment.InstanceId, DeviceIndex: 0 },
        });
  });

  it('bring the interfaces of NAT gateways as well', () => {
    const { cloud } = importDescribe(awsRegistry, without('network-interfaces'));
    for (const { NetworkInterfaceId, SubnetId } of Object.values(cloud.tables['nat-gateway']))
      expect(cloud.tables['network-interface'][NetworkInterfaceId]).toMatchObject({
        InterfaceType: 'nat_gateway',
        SubnetId,
      });
  });

  it('keep the address of an Elastic IP whose own record is missing', () => {
    const { cloud } = importDescribe(awsRegistry, without('addresses'));
    for (const record of Object.values(whole.tables['elastic-ip']))
      expect(cloud.tables['elastic-ip'][record.id]).toMatchObject({
        PublicIp: record.PublicIp,
        Association: record.Association,
      });
  });

  it('leave an Elastic IP to its own record, also when that does not say where it belongs', () => {
    const files = sample.map(({ path, text }) => ({
      path,
      text: path.endsWith('/addresses.json')
        ? text.replace(/^\s*"(?:AssociationId|NetworkInterfaceId|PrivateIpAddress)":.*\n/gm, '')
        : text,
    }));
    const { cloud, report } = importDescribe(awsRegistry, files);
    expect(report.errors).toEqual([]);
    expect(cloud.tables['elastic-ip']).toEqual(whole.tables['elastic-ip']);
    expect(cloud.tables['network-interface']).toEqual(whole.tables['network-interface']);
  });

  it('do not take their reservation with them when one is odd', () => {
    const reservations = JSON.parse(
      sample.find(({ path }) => path.endsWith('/instances.json'))?.text ?? '',
    ) as {
      readonly Reservations: readonly { readonly Instances: readonly JsonValue[] }[];
    };
    const [first] = reservations.Reservations;
    const text = JSON.stringify({
      Reservations: [{ ...first, Instances: [{ InstanceId: 5 }, ...(first?.Instances ?? [])] }],
    });
    const { cloud, report } = importDescribe(awsRegistry, [
      ...without('instances'),
      { path: 'i.json', text },
    ]);
    expect(report.errors).toHaveLength(1);
    expect(report.errors[0]?.path).toBe('Reservations[0].Instances[0]');
    expect(Object.keys(cloud.tables.instance)).toHaveLength(1);
  });

  it('stay when they are terminated and have neither subnet nor interface', () => {
    const instance = {
      InstanceId: 'i-0dead',
      ImageId: 'ami-0a',
      InstanceType: 't3.micro',
      State: { Code: 48, Name: 'terminated' },
      LaunchTime: '2026-01-12T09:14:05.000Z',
      NetworkInterfaces: [],
    };
    const text = JSON.stringify({
      Reservations: [{ ReservationId: 'r-0a', OwnerId: '1', Instances: [instance] }],
    });
    const { cloud, report } = importDescribe(awsRegistry, [{ path: 'a/eu-west-1/i.json', text }]);
    expect(report).toMatchObject({ errors: [], warnings: [], resources: { instance: 1 } });
    expect(cloud.tables.instance['i-0dead']?.State).toBe('terminated');
  });
});

describe('what AWS still shows of the deleted', () => {
  it('is kept: a peering whose far side shows no blocks, a NAT gateway without its interface', () => {
    const peering = {
      VpcPeeringConnectionId: 'pcx-0dead',
      Status: { Code: 'deleted', Message: 'Deleted by 1' },
      RequesterVpcInfo: { OwnerId: '1', VpcId: 'vpc-0x', Region: 'eu-west-1' },
      AccepterVpcInfo: { OwnerId: '2', VpcId: 'vpc-0y', Region: 'eu-west-1' },
      Tags: [],
    };
    const nat = {
      NatGatewayId: 'nat-0dead',
      VpcId: 'vpc-0x',
      SubnetId: 'subnet-0x',
      State: 'deleted',
      CreateTime: '2026-01-12T09:14:05.000Z',
      DeleteTime: '2026-01-13T09:14:05.000Z',
      NatGatewayAddresses: [
        { NetworkInterfaceId: 'eni-0gone', PrivateIp: '10.0.0.9', PublicIp: '203.0.113.7' },
      ],
    };
    const text = JSON.stringify({ VpcPeeringConnections: [peering], NatGateways: [nat] });
    const { cloud, report } = importDescribe(awsRegistry, [{ path: 'a/eu-west-1/x.json', text }]);
    expect(report.errors).toEqual([]);
    expect(cloud.tables['vpc-peering-connection']['pcx-0dead']?.Status.Code).toBe('deleted');
    expect(cloud.tables['nat-gateway']['nat-0dead']?.State).toBe('deleted');
    expect(cloud.tables['network-interface']).toEqual({});
  });
});

/** The same JSON with one value, found by drawing a way down, replaced. */
function replaceSomewhere(value: JsonValue, way: readonly number[], put: JsonValue): JsonValue {
  const [turn, ...rest] = way;
  if (turn === undefined || typeof value !== 'object' || value === null) return put;
  const entries = Object.entries(value);
  const chosen = entries[turn % Math.max(1, entries.length)];
  if (chosen === undefined) return put;
  const [key, child] = chosen;
  const replaced = replaceSomewhere(child as JsonValue, rest, put);
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced : item)) as JsonValue;
  return { ...(value as object), [key]: replaced } as JsonValue;
}

describe('an import of damaged answers', () => {
  it('never throws, loses nothing else, and makes a sound document', () => {
    const damaged = fc.tuple(fc.nat(), fc.array(fc.nat(50), { maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(fc.array(damaged, { minLength: 1, maxLength: 4 }), (damages) => {
        const files = sample.map((file) => ({ ...file }));
        for (const [which, way, put] of damages) {
          const file = files[which % files.length];
          if (file === undefined) continue;
          const json = JSON.parse(file.text) as JsonValue;
          file.text = JSON.stringify(replaceSomewhere(json, way, put as JsonValue));
        }
        const { cloud } = importDescribe(awsRegistry, files);
        const read = parseDocument(awsRegistry, serialiseDocument(cloud));
        expect(read).toEqual({ ok: true, value: cloud });
      }),
      { numRuns: 150, seed: 20260102 },
    );
  });
});
