import { describe, expect, it } from 'vitest';
import { threeTierCloud } from '../../testing/sample-clouds.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import { sceneOf } from '../layout/build-scene.ts';
import { documentOf, done, empty, keyOf, operations, refusal } from '../test-kit.ts';
import { companionsOf } from './companions.ts';
import { canConnect, connect, connectOptions } from './connect.ts';
import { createdKeys } from './created.ts';
import { disconnect } from './disconnect.ts';
import { insertInternetGateway } from './insert-internet-gateway.ts';
import { insertSubnet } from './insert-subnet.ts';
import { insertVpc } from './insert-vpc.ts';
import { routePeering } from './route-peering.ts';

const sample = () => documentOf(threeTierCloud());

function lines(document: LabDocument, from: string): readonly string[] {
  return sceneOf(document)
    .edges.filter((edge) => edge.from === from)
    .map(({ to, label }) => `${to} ${label}`);
}

function twoSubnets(): LabDocument {
  const vpc = done(empty(), insertVpc, { into: 'region:us-east-1' }).after;
  const gateway = done(vpc, insertInternetGateway, { into: 'vpc-1' }).after;
  const first = done(gateway, insertSubnet, { into: 'vpc-1' }).after;
  return done(first, insertSubnet, { into: 'vpc-1' }).after;
}

describe('connect a subnet', () => {
  it('gives it a table of its own, so that other subnets stay private', () => {
    const connected = done(twoSubnets(), connect, { from: 'subnet-1', to: 'internet-gateway-1' });
    expect(operations(connected)).toEqual(['CreateRouteTable', 'AssociateRouteTable', 'CreateRoute']);
    expect(lines(connected.after, 'subnet-1')).toEqual(['internet-gateway-1 0.0.0.0/0']);
    expect(lines(connected.after, 'subnet-2')).toEqual([]);
    expect(connected.notes.join(' ')).toContain('got one of its own');
  });

  it('joins a table that already says the same', () => {
    const first = done(twoSubnets(), connect, { from: 'subnet-1', to: 'internet-gateway-1' }).after;
    const second = done(first, connect, { from: 'internet-gateway-1', to: 'subnet-2' });
    expect(operations(second)).toEqual(['AssociateRouteTable']);
    expect(lines(second.after, 'subnet-2')).toEqual(['internet-gateway-1 0.0.0.0/0']);
    expect(recordsOf(second.after.cloud, 'route-table')).toHaveLength(2);
  });

  it('replaces the default route of a table that is its own, and copies one that is shared', () => {
    const document = sample();
    const [app, nat] = [keyOf(document, 'app-a', 'subnet'), keyOf(document, 'nat-b', 'nat-gateway')];
    const replaced = done(document, connect, { from: app, to: nat });
    expect(operations(replaced)).toEqual(['ReplaceRoute']);
    expect(lines(replaced.after, app)).toEqual([`${nat} 0.0.0.0/0`]);
    const database = keyOf(document, 'db-a', 'subnet');
    const added = done(document, connect, { from: database, to: nat });
    expect(lines(added.after, database)).toEqual([`${nat} 0.0.0.0/0`]);
    expect(lines(added.after, keyOf(document, 'db-b', 'subnet'))).toEqual([]);
  });

  it('says what a line cannot mean', () => {
    const document = sample();
    const key = (name: string) => keyOf(document, name);
    const web = keyOf(document, 'web-1', 'instance');
    expect(canConnect(document, web, key('shop-igw'))).toContain('connect the subnet');
    expect(canConnect(document, key('web-a'), key('web-b'))).toContain('local route');
    expect(canConnect(document, keyOf(document, 'nat-a', 'nat-gateway'), 'internet')).toContain('own subnet');
    expect(canConnect(document, web, 'region:us-east-1')).toContain('is a place');
    expect(canConnect(document, key('shop-igw'), key('shop'))).toContain('detach it first');
    expect(canConnect(document, web, 'internet')).toBe(true);
    expect(refusal(document, connect, { from: web, to: web })).toBe('A line needs two ends.');
  });
});

describe('connect a host', () => {
  const document = sample();
  const [web, app] = [keyOf(document, 'web-1', 'instance'), keyOf(document, 'db-1', 'instance')];

  it('opens the chosen port of the other for its group', () => {
    const options = connectOptions(document, web, app);
    expect(options.map(({ title }) => title)).toContain('Allow MySQL (tcp 3306) from web');
    expect(refusal(document, connect, { from: web, to: app })).toContain('by which port');
    const opened = done(document, connect, { from: web, to: app, port: 'mysql' });
    expect(operations(opened)).toEqual(['AuthorizeSecurityGroupIngress']);
    expect(opened.label).toBe('Let web-1 reach db-1 by MySQL');
    const again = refusal(opened.after, connect, { from: web, to: app, port: 'mysql' });
    expect(again).toContain('InvalidPermission.Duplicate');
  });

  it('is reached from the internet by an address or by an open port, each by itself', () => {
    const titles = connectOptions(document, 'internet', app).map(({ title }) => title);
    expect(titles[0]).toBe('Give db-1 an Elastic IP address');
    expect(titles).toContain('Allow HTTPS (tcp 443) from anywhere');
    expect(operations(done(document, connect, { from: 'internet', to: app }))).toEqual([
      'AllocateAddress',
      'AssociateAddress',
    ]);
    expect(operations(done(document, connect, { from: 'internet', to: app, port: 'https' }))).toEqual([
      'AuthorizeSecurityGroupIngress',
    ]);
  });

  it('is opened for the block of a subnet', () => {
    const subnet = keyOf(document, 'web-a', 'subnet');
    const titles = connectOptions(document, subnet, app).map(({ title }) => title);
    expect(titles).toContain('Route 0.0.0.0/0 of web-a to db-1');
    expect(titles.at(-7)).toMatch(/^Allow SSH \(tcp 22\) from 10\.0\.\d+\.0\/24$/);
  });
});

describe('connect to the internet', () => {
  it('gives a VPC a gateway, and a subnet a route to the gateway there is', () => {
    const vpc = done(empty(), insertVpc, { into: 'region:us-east-1' }).after;
    const bare = done(vpc, insertSubnet, { into: 'vpc-1' }).after;
    expect(canConnect(bare, 'subnet-1', 'internet')).toContain('connect the VPC first');
    const made = done(bare, connect, { from: 'vpc-1', to: 'internet' });
    expect(operations(made)).toEqual(['CreateInternetGateway', 'AttachInternetGateway']);
    expect(canConnect(made.after, 'vpc-1', 'internet')).toContain('already');
    const routed = done(made.after, connect, { from: 'subnet-1', to: 'internet' }).after;
    expect(lines(routed, 'subnet-1')).toEqual(['internet-gateway-1 0.0.0.0/0']);
  });
});

describe('peered VPCs', () => {
  it('get routes both ways when asked', () => {
    const one = twoSubnets();
    const two = done(one, insertVpc, { into: 'region:us-east-1' }).after;
    const peered = done(two, connect, { from: 'vpc-1', to: 'vpc-2' });
    const [key = ''] = createdKeys(peered);
    expect(lines(peered.after, 'subnet-1')).toEqual([]);
    expect(canConnect(peered.after, 'vpc-2', 'vpc-1')).toContain('peered already');
    expect(companionsOf(peered).map(({ title }) => title)).toEqual(['Add routes both ways']);
    const routed = done(peered.after, routePeering, { key });
    expect(companionsOf(routed)).toEqual([]);
    expect(operations(routed)).toEqual(['CreateRoute', 'CreateRoute']);
    expect(lines(routed.after, 'subnet-2')).toEqual([`${key} 10.1.0.0/16`]);
    const single = done(peered.after, connect, { from: 'subnet-1', to: key }).after;
    expect(lines(single, 'subnet-1')).toEqual([`${key} 10.1.0.0/16`]);
    const cut = done(routed.after, disconnect, { from: 'vpc-1', to: key, label: '' });
    expect(cut.notes.filter((note) => note.includes('blackhole'))).toHaveLength(2);
  });
});

describe('disconnect', () => {
  it('takes the route from one subnet only', () => {
    const document = sample();
    const web = keyOf(document, 'web-a', 'subnet');
    const gateway = keyOf(document, 'shop-igw');
    const cut = done(document, disconnect, { from: web, to: gateway, label: '0.0.0.0/0' }).after;
    expect(lines(cut, web)).toEqual([]);
    expect(lines(cut, keyOf(document, 'web-b', 'subnet'))).toEqual([`${gateway} 0.0.0.0/0`]);
    expect(refusal(cut, disconnect, { from: web, to: gateway, label: '0.0.0.0/0' })).toContain(
      'has no route',
    );
  });

  it('detaches a gateway, unless AWS forbids it', () => {
    const document = sample();
    const uplink = { from: keyOf(document, 'shop-igw'), to: 'internet', label: '' };
    expect(refusal(document, disconnect, uplink)).toContain('DependencyViolation');
    const plain = { from: 'internet-gateway-1', to: 'internet', label: '' };
    const cut = done(twoSubnets(), disconnect, plain).after;
    expect(sceneOf(cut).nodes.find((node) => node.key === 'internet-gateway-1')?.traits).toEqual([
      'detached',
    ]);
    expect(canConnect(cut, 'internet-gateway-1', 'vpc-1')).toBe(true);
    expect(operations(done(cut, connect, { from: 'vpc-1', to: 'internet-gateway-1' }))).toEqual([
      'AttachInternetGateway',
    ]);
  });
});
