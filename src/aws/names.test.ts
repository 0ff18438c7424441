import { describe, expect, it } from 'vitest';
import { findServiceModel } from './model.ts';
import { commandTable, kebabName, pascalName } from './names.ts';

describe('kebabName', () => {
  it.each([
    ['CreateVpc', 'create-vpc'],
    ['CidrBlock', 'cidr-block'],
    ['VpcIds', 'vpc-ids'],
    ['Ipv6CidrBlock', 'ipv6-cidr-block'],
    ['AmazonProvidedIpv6CidrBlock', 'amazon-provided-ipv6-cidr-block'],
    ['AssignIpv6AddressOnCreation', 'assign-ipv6-address-on-creation'],
    ['EnableDns64', 'enable-dns64'],
    ['CidrIpv4', 'cidr-ipv4'],
    ['GatewayARNs', 'gateway-arns'],
    ['ListWebACLs', 'list-web-acls'],
    ['SSEKMSKeyId', 'ssekms-key-id'],
    ['DBInstanceIdentifier', 'db-instance-identifier'],
  ])('%s is %s', (name, kebab) => {
    expect(kebabName(name)).toBe(kebab);
  });
});

describe('commandTable', () => {
  it('finds each operation by its command', () => {
    const model = findServiceModel('ec2');
    const operations = Object.keys(model?.operations ?? {});
    expect(operations.length).toBeGreaterThan(100);
    expect(model && operations.map((name) => commandTable(model).get(kebabName(name)))).toEqual(operations);
  });
});

describe('pascalName', () => {
  it('undoes kebabName where no acronym is involved', () => {
    expect(['set-listeners', 'write-file', 'start-service2'].map(pascalName)).toEqual([
      'SetListeners',
      'WriteFile',
      'StartService2',
    ]);
  });
});
