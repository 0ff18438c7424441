import { describe, expect, it } from 'vitest';
import { Account } from '../../testing/account.ts';
import { threeTierCloud } from '../../testing/sample-clouds.ts';
import { recordsOf } from '../cloud-view.ts';
import { sceneOf } from '../layout/build-scene.ts';
import { perform } from '../perform.ts';
import { documentOf, done, empty, keyOf, operations } from '../test-kit.ts';
import { canInsert, deepestLegal, legalContainers } from './containers.ts';
import { createdKeys } from './created.ts';
import { deleteSelected, deletesContents, deletionCounts } from './delete.ts';
import { insertInstance } from './insert-instance.ts';
import { insertInternetGateway } from './insert-internet-gateway.ts';
import { insertNatGateway } from './insert-nat-gateway.ts';
import { insertNetworkInterface } from './insert-network-interface.ts';
import { insertPeering } from './insert-peering.ts';
import { insertSecurityGroup } from './insert-security-group.ts';
import { insertSubnet } from './insert-subnet.ts';
import { insertVpc } from './insert-vpc.ts';

const sample = () => documentOf(threeTierCloud());

const REGION = { into: 'region:us-east-1' };

describe('an empty document', () => {
  it('grows a public server by drops alone', () => {
    const vpc = done(empty(), insertVpc, REGION);
    const [vpcKey = ''] = createdKeys(vpc);
    expect(createdKeys(vpc)).toEqual([vpcKey]);
    const subnet = done(vpc.after, insertSubnet, { into: vpcKey });
    const [subnetKey = ''] = createdKeys(subnet);
    const gateway = done(subnet.after, insertInternetGateway, { into: vpcKey });
    expect(operations(gateway)).toEqual(['CreateInternetGateway', 'AttachInternetGateway']);
    const instance = done(gateway.after, insertInstance, { into: subnetKey, at: { x: 40, y: 80 } });
    const [instanceKey = ''] = createdKeys(instance);
    expect(createdKeys(instance)).toEqual([instanceKey]);
    const node = sceneOf(instance.after).nodes.find((each) => each.key === instanceKey);
    expect(node).toMatchObject({ parent: subnetKey, x: 40, y: 80, detail: '10.0.0.4', title: 'app-1' });
    expect(instance.label).toBe('Launch instance in subnet-1');
  });

  it('gives every VPC its own /16', () => {
    let document = empty();
    for (let count = 0; count < 3; count++) document = done(document, insertVpc, REGION).after;
    expect(
      recordsOf(document.cloud, 'vpc').map(
        ({ CidrBlockAssociationSet }) => CidrBlockAssociationSet[0]?.CidrBlock,
      ),
    ).toEqual(['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16']);
  });

  it('spreads subnets over two zones', () => {
    let document = done(empty(), insertVpc, REGION).after;
    for (let count = 0; count < 4; count++) document = done(document, insertSubnet, { into: 'vpc-1' }).after;
    expect(
      recordsOf(document.cloud, 'subnet').map((each) => [each.CidrBlock, each.AvailabilityZone]),
    ).toEqual([
      ['10.0.0.0/24', 'us-east-1a'],
      ['10.0.1.0/24', 'us-east-1b'],
      ['10.0.2.0/24', 'us-east-1a'],
      ['10.0.3.0/24', 'us-east-1b'],
    ]);
    const third = done(document, insertSubnet, { into: 'zone:vpc-1:us-east-1c', name: 'deep' }).after;
    expect(recordsOf(third.cloud, 'subnet').at(-1)).toMatchObject({ AvailabilityZone: 'us-east-1c' });
  });

  it('fills a small VPC to its last block and then says so', () => {
    let document = done(empty(), insertVpc, { ...REGION, cidr: '10.9.0.0/26' }).after;
    for (let count = 0; count < 4; count++) document = done(document, insertSubnet, { into: 'vpc-1' }).after;
    expect(recordsOf(document.cloud, 'subnet').at(-1)?.CidrBlock).toBe('10.9.0.48/28');
    expect(canInsert(document, 'subnet', 'vpc-1')).toBe(
      'The VPC has no free addresses left for another subnet.',
    );
  });

  it('peers two VPCs, and refuses to peer overlapping ones as AWS does', () => {
    const two = done(done(empty(), insertVpc, REGION).after, insertVpc, REGION).after;
    const peered = done(two, insertPeering, { from: 'vpc-1', to: 'vpc-2' });
    expect(recordsOf(peered.after.cloud, 'vpc-peering-connection')[0]?.Status.Code).toBe('active');
    const overlapping = done(two, insertVpc, { ...REGION, cidr: '10.0.0.0/20' }).after;
    const refused = perform(overlapping, 'peer', (session) =>
      insertPeering.run(session, { from: 'vpc-1', to: 'vpc-3' }, []),
    );
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('overlapping') } });
  });
});

describe('the three-tier sample', () => {
  it('launches the next web server with the groups of the first', () => {
    const document = sample();
    const launched = done(document, insertInstance, { into: keyOf(document, 'web-a') });
    expect(keyOf(launched.after, 'web-3')).toBe(createdKeys(launched)[0]);
    expect(launched.notes).toEqual(['It has the security groups of web-1: web.']);
  });

  it('adds a NAT gateway with an address of its own and an interface', () => {
    const document = sample();
    const nat = done(document, insertNatGateway, { into: keyOf(document, 'web-a') });
    expect(operations(nat)).toEqual(['AllocateAddress', 'CreateNatGateway']);
    expect(nat.notes).toHaveLength(1);
    const hidden = done(document, insertNatGateway, { into: keyOf(document, 'db-a') });
    expect(hidden.notes.at(-1)).toContain('no route to an internet gateway');
    const plain = done(document, insertNetworkInterface, { into: keyOf(document, 'db-a') });
    expect(createdKeys(plain)).toHaveLength(1);
    expect(createdKeys(done(document, insertSecurityGroup, { into: keyOf(document, 'shop') }))).toHaveLength(
      1,
    );
  });

  it('says where things can stand and why not elsewhere', () => {
    const document = sample();
    const shop = keyOf(document, 'shop');
    expect(canInsert(document, 'internet-gateway', shop)).toContain('already');
    expect(canInsert(document, 'instance', shop)).toBe('An instance stands in a subnet: drop it on one.');
    expect(canInsert(document, 'instance', 'nothing')).toBe('Nothing can be put there.');
    expect(legalContainers(document, 'instance').size).toBe(6);
    expect(legalContainers(document, 'vpc')).toEqual(new Set(['region:us-east-1']));
    const path = [keyOf(document, 'web-a'), `zone:${shop}:us-east-1a`, shop, 'region:us-east-1'];
    expect(deepestLegal(document, 'subnet', path)).toBe(`zone:${shop}:us-east-1a`);
    expect(deepestLegal(document, 'internet-gateway', path)).toBeUndefined();
  });

  it('loses its VPC with everything in it, in an order that AWS allows', () => {
    const document = sample();
    const selection = [keyOf(document, 'shop')];
    expect(deletesContents({ document, selection })).toBe(true);
    expect(deletionCounts({ document, selection })).toContainEqual(['instance', 6]);
    const gone = done(document, deleteSelected, undefined, selection);
    for (const table of [
      'vpc',
      'subnet',
      'elastic-ip',
      'security-group',
      'route-table',
      'network-acl',
    ] as const)
      expect(recordsOf(gone.after.cloud, table), table).toEqual([]);
    expect(sceneOf(gone.after).nodes.map((node) => node.kind)).toEqual(['internet', 'region']);
  });

  it('leaves a blackhole where a NAT gateway was, and says so', () => {
    const document = sample();
    const gone = done(document, deleteSelected, undefined, [
      recordsOf(document.cloud, 'nat-gateway')[0]?.key ?? '',
    ]);
    expect(gone.notes).toEqual([
      expect.stringContaining('Released the Elastic IP address'),
      'The route 0.0.0.0/0 in app-a now leads nowhere (blackhole): AWS keeps it.',
    ]);
  });

  it('deletes instances with their questions and positions', () => {
    const key = keyOf(sample(), 'db-1');
    const probe = { id: 'p', from: 'internet', to: key, protocol: 6, port: 80, sourcePort: null };
    const layout = { positions: { [key]: { x: 1, y: 2 } }, sizes: {} };
    const gone = done({ ...sample(), probes: [probe], layout }, deleteSelected, undefined, [key]);
    expect(gone.after.probes).toEqual([]);
    expect(gone.after.layout.positions).toEqual({});
  });

  it('is left as it was when AWS refuses half-way', () => {
    const account = new Account('us-east-1', '111122223333', sample().cloud);
    const instance = account.all('instance').at(-1);
    account.run('ModifyInstanceAttribute', {
      InstanceId: instance?.id ?? '',
      DisableApiTermination: { Value: true },
    });
    const document = documentOf(account.cloud);
    const text = JSON.stringify(document);
    const refused = perform(document, 'delete', (session) =>
      deleteSelected.run(session, undefined, [keyOf(document, 'shop')]),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'OperationNotPermitted' } });
    expect(JSON.stringify(document)).toBe(text);
  });
});
