import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { imageId, images } from '../../resources/shared/images.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { Account } from '../../testing/account.ts';
import { threeTierCloud } from '../../testing/sample-clouds.ts';
import { copySelection } from '../clipboard.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import { sceneOf } from '../layout/build-scene.ts';
import { indexCloud } from '../layout/index-cloud.ts';
import { parseClipboard } from '../parse-clipboard.ts';
import { findByKey } from '../session.ts';
import { documentOf, done, empty, keyOf, operations, refusal } from '../test-kit.ts';
import { align, resize, tidy } from './arrange.ts';
import { associateElasticIp } from './associate-elastic-ip.ts';
import { changeSubnetCidr } from './change-subnet-cidr.ts';
import { createdKeys } from './created.ts';
import { duplicate } from './duplicate.ts';
import { groupIntoSubnet } from './group-into-subnet.ts';
import { moveNodes } from './move-nodes.ts';
import { canMove, moveToSubnet } from './move-to-subnet.ts';
import { openPort } from './open-port.ts';
import { paste } from './paste.ts';
import { startInstances, stopInstances } from './power.ts';
import { rename } from './rename.ts';
import { renameDocument } from './rename-document.ts';
import { setListeners } from './set-listeners.ts';

const sample = () => documentOf(threeTierCloud());

function instanceAt(document: LabDocument, key: string) {
  const id = findByKey(document.cloud, key)?.record.id ?? '';
  const index = indexCloud(document.cloud);
  const [primary] = index.interfacesOf(id);
  if (primary === undefined) throw new Error(`${key} has no interface`);
  const subnet = document.cloud.tables.subnet[primary.SubnetId]?.key;
  const address = primary.PrivateIpAddresses[0]?.PrivateIpAddress;
  return { id, subnet, address, groups: primary.Groups, public: index.publicAddresses(primary), primary };
}

describe('move to another subnet', () => {
  it('launches the instance again with the same key, name, groups, guest and Elastic IP', () => {
    const start = sample();
    const key = keyOf(start, 'web-1', 'instance');
    const listeners = [{ Protocol: 'tcp' as const, Port: 443 }];
    const listening = done(start, setListeners, { key, listeners }).after;
    const document = done(listening, associateElasticIp, { key }).after;
    const before = instanceAt(document, key);
    const moved = done(document, moveToSubnet, { key, to: keyOf(document, 'web-b'), at: { x: 200, y: 60 } });
    const after = instanceAt(moved.after, key);
    expect(operations(moved)).toEqual([
      'TerminateInstances',
      'RunInstances',
      'SetListeners',
      'AssociateAddress',
    ]);
    expect(after).toMatchObject({
      groups: before.groups,
      public: before.public,
      subnet: keyOf(document, 'web-b'),
    });
    expect(after.id).not.toBe(before.id);
    expect(after.primary.key).toBe(before.primary.key);
    expect(moved.after.cloud.guest[after.id]).toEqual({ Listeners: listeners });
    expect(moved.after.layout.positions[key]).toEqual({ x: 200, y: 60 });
    expect(keyOf(moved.after, 'web-1', 'instance')).toBe(key);
    expect(moved.notes.at(-1)).toBe(
      `web-1 was terminated and launched again in web-b: its private address is now ${after.address}, it was ${before.address}.`,
    );
  });

  it('keeps a stopped instance stopped, and routes to it', () => {
    const account = new Account('us-east-1', '111122223333', sample().cloud);
    const start = documentOf(account.cloud);
    const key = keyOf(start, 'app-1', 'instance');
    const table = recordsOf(start.cloud, 'route-table').find((each) => each.Routes.length === 0);
    account.run('CreateRoute', {
      RouteTableId: table?.id ?? '',
      DestinationCidrBlock: '192.168.0.0/16',
      InstanceId: instanceAt(start, key).id,
    });
    const stopped = done(documentOf(account.cloud), stopInstances, undefined, [key]).after;
    const moved = done(stopped, moveToSubnet, { key, to: keyOf(start, 'db-a') }).after;
    expect(findByKey(moved.cloud, key)?.record).toMatchObject({ State: 'stopped' });
    expect(moved.cloud.tables['route-table'][table?.id ?? '']?.Routes[0]?.Target.Id).toBe(
      instanceAt(moved, key).primary.id,
    );
    expect(done(moved, startInstances, undefined, [key]).label).toBe('Start app-1');
  });

  it('moves a NAT gateway with its address and the routes to it', () => {
    const document = sample();
    const key = keyOf(document, 'nat-a', 'nat-gateway');
    const moved = done(document, moveToSubnet, { key, to: keyOf(document, 'web-b') }).after;
    const id = findByKey(moved.cloud, key)?.record.id;
    const table = recordsOf(moved.cloud, 'route-table').find(
      (each) => each.key === keyOf(moved, 'app-a', 'route-table'),
    );
    expect(table?.Routes.map(({ Target }) => Target.Id)).toContain(id);
    expect(recordsOf(moved.cloud, 'elastic-ip')).toHaveLength(2);
    expect(recordsOf(moved.cloud, 'elastic-ip').every(({ Association }) => Association !== undefined)).toBe(
      true,
    );
  });

  it('says why not', () => {
    const document = sample();
    const web = keyOf(document, 'web-1', 'instance');
    expect(canMove(document, web, keyOf(document, 'web-a'))).toBe('It stands there already.');
    expect(canMove(document, web, keyOf(document, 'shop'))).toContain('stands in a subnet');
    expect(canMove(document, keyOf(document, 'web-a'), keyOf(document, 'shop'))).toContain('for life');
    expect(refusal(empty(), moveToSubnet, { key: 'instance-1', to: 'subnet-1' })).toContain(
      'Only what stands',
    );
  });
});

describe('change subnet block', () => {
  it('makes the subnet and everything in it again under the old keys', () => {
    const document = sample();
    const key = keyOf(document, 'web-a', 'subnet');
    const before = sceneOf(document);
    const changed = done(document, changeSubnetCidr, { key, cidr: '10.0.1.0/25' });
    expect(findByKey(changed.after.cloud, key)?.record).toMatchObject({
      CidrBlock: '10.0.1.0/25',
      MapPublicIpOnLaunch: true,
    });
    const shape = (scene: typeof before) =>
      scene.nodes.map(({ key: each, parent }) => `${each} in ${parent}`).sort();
    expect(shape(sceneOf(changed.after))).toEqual(shape(before));
    const lines = (scene: typeof before) => scene.edges.map(({ id, broken }) => `${id} ${broken}`).sort();
    expect(lines(sceneOf(changed.after))).toEqual(lines(before));
    expect(createdKeys(changed)).toEqual([]);
  });

  it('is refused with AWS’s words where the block is taken, and nothing changes', () => {
    const document = sample();
    const key = keyOf(document, 'web-a', 'subnet');
    expect(refusal(document, changeSubnetCidr, { key, cidr: '10.0.2.0/24' })).toContain(
      'InvalidSubnet.Conflict',
    );
    expect(refusal(document, changeSubnetCidr, { key, cidr: '10.0.1.7/24' })).toContain('already');
    expect(refusal(document, changeSubnetCidr, { key, cidr: 'x' })).toContain('like 10.0.1.0/24');
  });
});

describe('copies', () => {
  it('duplicates an instance beside itself with the next name', () => {
    const document = sample();
    const key = keyOf(document, 'db-1', 'instance');
    const copied = done(document, duplicate, undefined, [key]);
    const [made = ''] = createdKeys(copied);
    expect(instanceAt(copied.after, made)).toMatchObject({
      subnet: instanceAt(document, key).subnet,
      groups: instanceAt(document, key).groups,
    });
    expect(keyOf(copied.after, 'db-3', 'instance')).toBe(made);
  });

  it('duplicates a subnet with its contents, its route table and the next free block', () => {
    const document = sample();
    const copied = done(document, duplicate, undefined, [keyOf(document, 'app-a', 'subnet')]);
    const made = recordsOf(copied.after.cloud, 'subnet').at(-1);
    expect(made).toMatchObject({ CidrBlock: '10.0.0.0/24', AvailabilityZone: 'us-east-1a' });
    expect(createdKeys(copied)).toHaveLength(2);
    const lines = sceneOf(copied.after).edges.filter((edge) => edge.from === made?.key);
    expect(lines).toMatchObject([{ to: keyOf(document, 'nat-a', 'nat-gateway'), broken: false }]);
  });

  it('copies as text and pastes elsewhere, even into another document', () => {
    const document = sample();
    const text = JSON.stringify(copySelection(document, [keyOf(document, 'web-1', 'instance')]));
    const clipboard = parseClipboard(text);
    if (!clipboard.ok) throw new Error(clipboard.error);
    const pasted = done(document, paste, { clipboard: clipboard.value, into: keyOf(document, 'web-b') });
    expect(createdKeys(pasted)).toHaveLength(1);
    const other = new Account();
    const { VpcId } = other.run('CreateVpc', { CidrBlock: '10.5.0.0/16' }).Vpc as { VpcId: string };
    other.run('CreateSubnet', { VpcId, CidrBlock: '10.5.1.0/24' });
    other.settle();
    const there = done(documentOf(other.cloud), paste, { clipboard: clipboard.value, into: 'subnet-1' });
    expect(there.notes[0]).toContain('no security group called web');
    expect(refusal(document, paste, { clipboard: clipboard.value, into: 'region:us-east-1' })).toContain(
      'subnet',
    );
  });

  it('starts a copy in another Region from the same image, by its id there', () => {
    const [image] = images;
    if (image === undefined) throw new Error('no images');
    const subnetIn = (region: string, cloud?: AwsCloud) => {
      const account = new Account(region, '111122223333', cloud);
      const { VpcId } = account.run('CreateVpc', { CidrBlock: '10.5.0.0/16' }).Vpc as { VpcId: string };
      const subnet = account.run('CreateSubnet', { VpcId, CidrBlock: '10.5.1.0/24' }).Subnet as JsonObject;
      return { account, SubnetId: String(subnet.SubnetId) };
    };
    const { account: home, SubnetId } = subnetIn('us-east-1');
    const ImageId = imageId('us-east-1', image);
    home.run('RunInstances', { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, SubnetId });
    const { account: away, SubnetId: into } = subnetIn('eu-west-1', home.cloud);
    away.settle();
    const document = documentOf(away.cloud);
    const [instance] = recordsOf(document.cloud, 'instance');
    const clipboard = copySelection(document, [instance?.key ?? '']);
    const to = document.cloud.tables.subnet[into]?.key ?? '';
    const pasted = done(document, paste, { clipboard, into: to });
    expect(recordsOf(pasted.after.cloud, 'instance').map((each) => [each.region, each.ImageId])).toEqual([
      ['us-east-1', ImageId],
      ['eu-west-1', imageId('eu-west-1', image)],
    ]);
  });

  it('refuses hostile and foreign clipboards with a reason', () => {
    for (const text of [
      '',
      'hello',
      '[]',
      '{"format":"skytrace/clipboard","version":2,"items":[]}',
      'x'.repeat(3e6),
    ])
      expect(parseClipboard(text)).toMatchObject({ ok: false, error: expect.any(String) });
    const clipboard = copySelection(empty(), ['nothing']);
    expect(refusal(sample(), paste, { clipboard, into: 'subnet-1' })).toBe(
      'Nothing was copied that can be made again.',
    );
    expect(refusal(sample(), duplicate, undefined, [])).toContain('Select');
  });
});

describe('small edits', () => {
  it('groups instances of two subnets into a new one', () => {
    const document = sample();
    const selection = ['app-1', 'app-2'].map((name) => keyOf(document, name, 'instance'));
    const grouped = done(document, groupIntoSubnet, undefined, selection);
    const [made] = createdKeys(grouped);
    for (const key of selection) expect(instanceAt(grouped.after, key).subnet).toBe(made);
    expect(refusal(document, groupIntoSubnet, undefined, [keyOf(document, 'shop')])).toContain(
      'stands in a subnet',
    );
  });

  it('renames by the Name tag', () => {
    const document = sample();
    const key = keyOf(document, 'web-1', 'instance');
    const renamed = done(document, rename, { key, name: ' front ' });
    expect(keyOf(renamed.after, 'front')).toBe(key);
    expect(renamed.label).toBe('Rename to front');
    const nameless = done(renamed.after, rename, { key, name: '' }).after;
    expect(findByKey(nameless.cloud, key)?.record.Tags).toEqual([]);
    expect(refusal(document, rename, { key, name: 'web-1' })).toBe('It has that name already.');
    expect(done(document, renameDocument, { name: 'mine' }).after.name).toBe('mine');
    expect(refusal(document, renameDocument, { name: ' ' })).toBe('A document needs a name.');
  });

  it('opens ports by preset, from anywhere, a block or a group', () => {
    const document = sample();
    const key = keyOf(document, 'db-1', 'instance');
    const group = (after: LabDocument) =>
      recordsOf(after.cloud, 'security-group').find((each) => each.GroupName === 'database');
    const opened = done(document, openPort, {
      key,
      port: 'postgres',
      source: { kind: 'group', key: keyOf(document, 'web', 'security-group') },
    });
    expect(opened.label).toBe('Allow PostgreSQL from web in database');
    expect(opened.notes).toEqual(['database has 2 members: it opens for all of them.']);
    const address = done(opened.after, openPort, {
      key,
      port: 'ssh',
      source: { kind: 'block', block: '203.0.113.9' },
    });
    const ping = done(address.after, openPort, { key, port: 'ping', source: { kind: 'anywhere' } });
    expect(group(ping.after)?.Rules.slice(-2)).toMatchObject([
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '203.0.113.9/32' },
      { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, CidrIpv4: '0.0.0.0/0' },
    ]);
    expect(refusal(ping.after, openPort, { key, port: 'ping', source: { kind: 'anywhere' } })).toContain(
      'InvalidPermission.Duplicate',
    );
    expect(
      refusal(document, openPort, {
        key: keyOf(document, 'shop'),
        port: 'ssh',
        source: { kind: 'anywhere' },
      }),
    ).toContain('Select');
  });

  it('gives public addresses only where a gateway can translate them', () => {
    const key = keyOf(sample(), 'web-2', 'instance');
    const given = done(sample(), associateElasticIp, { key });
    expect(instanceAt(given.after, key).public).toHaveLength(1);
    expect(refusal(given.after, associateElasticIp, { key })).toContain('already');
    expect(refusal(empty(), associateElasticIp, { key })).toContain('Select');
    expect(refusal(sample(), stopInstances, undefined, [])).toBe('Select a running instance.');
    expect(refusal(sample(), startInstances, undefined, [key])).toBe('Select a stopped instance.');
  });
});

describe('the canvas', () => {
  it('moves, resizes, aligns and tidies without a request', () => {
    const document = sample();
    const keys = ['web-1', 'nat-a'].map((name) =>
      keyOf(document, name, name === 'web-1' ? 'instance' : 'nat-gateway'),
    );
    const [first = '', second = ''] = keys;
    const positions = { [first]: { x: 40, y: 80 }, [second]: { x: 300, y: 240 } };
    const moved = done(document, moveNodes, { positions });
    expect(moved.requests).toEqual([]);
    const lined = done(moved.after, align, { edge: 'left' }, keys).after;
    expect(lined.layout.positions[second]).toEqual({ x: 40, y: 240 });
    const subnet = keyOf(document, 'db-a', 'subnet');
    const resized = done(lined, resize, { key: subnet, size: { width: 640, height: 320 } }).after;
    expect(sceneOf(resized).nodes.find((node) => node.key === subnet)).toMatchObject({
      width: 640,
      height: 320,
    });
    const half = done(resized, tidy, undefined, [subnet]).after;
    expect(Object.keys(half.layout.positions).sort()).toEqual([...keys].sort());
    expect(sceneOf(done(half, tidy, undefined).after)).toEqual(sceneOf(document));
    expect(refusal(document, tidy, undefined)).toBe('Everything stands where it is laid out.');
    expect(refusal(document, align, { edge: 'top' }, [first])).toContain('two or more');
  });
});
