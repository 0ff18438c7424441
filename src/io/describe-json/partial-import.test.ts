import { describe, expect, it } from 'vitest';
import { awsRegistry } from '../../resources/registry.ts';
import { importDescribe } from './import-describe.ts';

const NAT = {
  NatGatewayId: 'nat-0a',
  VpcId: 'vpc-0a',
  SubnetId: 'subnet-0a',
  State: 'available',
  NatGatewayAddresses: [{ NetworkInterfaceId: 'eni-0a', PrivateIp: '10.0.0.9' }],
};

function importRoute(route: object, more: object = {}) {
  const RouteTables = [{ RouteTableId: 'rtb-0a', VpcId: 'vpc-0a', Routes: [route] }];
  const files = [{ path: 'all.json', text: JSON.stringify({ RouteTables, ...more }) }];
  const { cloud, report } = importDescribe(awsRegistry, files);
  return {
    routes: cloud.tables['route-table']['rtb-0a']?.Routes,
    warnings: report.warnings.map(({ message }) => message).join('\n'),
  };
}

describe('a route whose target is not in the import', () => {
  const route = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a' };

  it('RT-14: stays active where AWS said so, and the gap is told', () => {
    const { routes, warnings } = importRoute({ ...route, State: 'active' });
    expect(routes).toMatchObject([{ Target: { Id: 'nat-0a' }, StateAtImport: 'active' }]);
    expect(warnings).toContain('nat-0a');
  });

  it('RT-14: a blackhole to a deleted target is no gap', () => {
    const { routes, warnings } = importRoute({ ...route, State: 'blackhole' });
    expect(routes).toMatchObject([{ Target: { Id: 'nat-0a' } }]);
    expect(warnings).not.toContain('nat-0a');
  });

  it('does not keep the word where the target tells its own state', () => {
    const { routes } = importRoute({ ...route, State: 'active' }, { NatGateways: [NAT] });
    expect(routes?.[0]).not.toHaveProperty('StateAtImport');
  });

  it('RT-1: keeps a local route only where the VPC that implies it is missing', () => {
    const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' };
    expect(importRoute(local).routes).toMatchObject([{ Target: { Id: 'local' } }]);
    const Vpcs = [{ VpcId: 'vpc-0a', CidrBlock: '10.0.0.0/16' }];
    expect(importRoute(local, { Vpcs }).routes).toEqual([]);
  });
});
