import { describe, expect, it } from 'vitest';

import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import type { RandomSource } from '../../kernel/lib/random-source.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { Account } from '../../testing/account.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { threeTierCloud } from '../../testing/sample-clouds.ts';
import { type LabDocument, type Layout, newDocument } from '../document.ts';
import { sceneOf } from './build-scene.ts';
import { overlaps } from './place.ts';
import type { Scene, SceneNode } from './scene.ts';

const PLACE = { account: '111122223333', region: 'us-east-1' };

function drawn(cloud: AwsCloud, layout?: Layout): Scene {
  return sceneOf(documentOf(cloud, layout));
}

function documentOf(cloud: AwsCloud, layout?: Layout): LabDocument {
  const document = newDocument('d', 'test', cloud, PLACE);
  return layout === undefined ? document : { ...document, layout };
}

function titled(scene: Scene, title: string): SceneNode {
  const node = scene.nodes.find((each) => each.title === title);
  if (node === undefined) throw new Error(`no node is called ${title}`);
  return node;
}

function siblings(scene: Scene): readonly (readonly SceneNode[])[] {
  const groups = new Map<string | null, SceneNode[]>();
  for (const node of scene.nodes) groups.set(node.parent, [...(groups.get(node.parent) ?? []), node]);
  return [...groups.values()];
}

/** What every scene keeps: parents first, contents inside, no two on one spot, edges between nodes. */
function expectSound(scene: Scene, moved: ReadonlySet<string> = new Set()): void {
  const seen = new Map<string, SceneNode>();
  for (const node of scene.nodes) {
    expect(seen.has(node.key), `${node.key} once`).toBe(false);
    const parent = node.parent === null ? undefined : seen.get(node.parent);
    if (node.parent !== null) expect(parent, `${node.key} after ${node.parent}`).toBeDefined();
    if (parent !== undefined) {
      const astride = node.kind === 'internet-gateway' && parent.kind === 'vpc' ? node.width / 2 : 0;
      expect(node.x).toBeGreaterThanOrEqual(-astride);
      expect(node.y).toBeGreaterThanOrEqual(0);
      expect(node.x + node.width, node.key).toBeLessThanOrEqual(parent.width);
      expect(node.y + node.height, node.key).toBeLessThanOrEqual(parent.height);
    }
    seen.set(node.key, node);
  }
  for (const group of siblings(scene))
    group.forEach((node, index) => {
      for (const other of group.slice(index + 1))
        if (!(moved.has(node.key) && moved.has(other.key)))
          expect(overlaps(node, other), `${node.key} over ${other.key}`).toBe(false);
    });
  for (const edge of scene.edges) {
    expect(seen.has(edge.from)).toBe(true);
    expect(seen.has(edge.to)).toBe(true);
  }
  expect(new Set(scene.edges.map((edge) => edge.id)).size).toBe(scene.edges.length);
}

/** Moves up to five nodes somewhere, a container among them now and then to the size of a child's. */
function moveSome(scene: Scene, random: RandomSource): Layout {
  const positions: { [key: string]: { x: number; y: number } } = {};
  const sizes: { [key: string]: { width: number; height: number } } = {};
  for (let count = random.integer(1, 5); count > 0; count--) {
    const node = random.pickAny(scene.nodes);
    if (node === undefined) continue;
    positions[node.key] = { x: random.integer(-50, 900), y: random.integer(-50, 900) };
    if (random.chance(0.3))
      sizes[node.key] = { width: random.integer(1, 900), height: random.integer(1, 900) };
  }
  return { positions, sizes };
}

describe('the scene of the three-tier sample', () => {
  const scene = drawn(threeTierCloud());

  it('stands Region, VPC, zones, subnets and cards in one another', () => {
    expectSound(scene);
    const web = titled(scene, 'web-1');
    const path: string[] = [];
    for (let key: string | null = web.key; key !== null; ) {
      const node = scene.nodes.find((each) => each.key === key);
      path.push(node?.title ?? '?');
      key = node?.parent ?? null;
    }
    expect(path).toEqual(['web-1', 'web-a', 'us-east-1a', 'shop', 'us-east-1']);
  });

  it('puts zones side by side and tiers in rows, the public one on top', () => {
    const [zoneA, zoneB] = [titled(scene, 'us-east-1a'), titled(scene, 'us-east-1b')];
    expect(zoneA.x).toBeLessThan(zoneB.x);
    expect(zoneA.y).toBe(zoneB.y);
    for (const tier of ['web', 'app', 'db'])
      expect(titled(scene, `${tier}-a`).y).toBe(titled(scene, `${tier}-b`).y);
    expect(titled(scene, 'web-a').y).toBeLessThan(titled(scene, 'app-a').y);
    expect(titled(scene, 'app-a').y).toBeLessThan(titled(scene, 'db-a').y);
  });

  it('says which subnets are public and which have no way out', () => {
    expect(titled(scene, 'web-a').traits).toContain('public');
    expect(titled(scene, 'app-a').traits).toEqual(['private']);
    expect(titled(scene, 'db-a').traits).toEqual(['private', 'isolated']);
  });

  it('shows list and table at subnets and groups at instances', () => {
    expect(titled(scene, 'app-b').marks.map(({ mark, title }) => `${mark} ${title}`)).toEqual([
      expect.stringMatching(/^gate acl-/),
      'signpost app-b',
    ]);
    expect(titled(scene, 'db-2').marks).toMatchObject([{ mark: 'shield', title: 'database' }]);
  });

  it('draws routes and the way to the internet', () => {
    const name = (key: string) => scene.nodes.find((node) => node.key === key)?.title;
    const lines = scene.edges.map(({ from, to, label }) => `${name(from)} → ${name(to)} ${label}`.trim());
    expect(lines.sort()).toEqual([
      'app-a → nat-a 0.0.0.0/0',
      'app-b → nat-b 0.0.0.0/0',
      'shop-igw → Internet',
      'web-a → shop-igw 0.0.0.0/0',
      'web-b → shop-igw 0.0.0.0/0',
    ]);
  });

  it('stands the gateway astride the left border and the internet at its height', () => {
    const [gateway, vpc, internet] = [
      titled(scene, 'shop-igw'),
      titled(scene, 'shop'),
      titled(scene, 'Internet'),
    ];
    expect(gateway.parent).toBe(vpc.key);
    expect(gateway.x + gateway.width / 2).toBe(0);
    expect(internet.x + internet.width).toBeLessThan(titled(scene, 'us-east-1').x);
  });
});

describe('positions that a person chose', () => {
  const cloud = threeTierCloud();
  const web = titled(drawn(cloud), 'web-1');

  it('win, and the container grows around them', () => {
    const scene = drawn(cloud, { positions: { [web.key]: { x: 700, y: 300 } }, sizes: {} });
    expect(titled(scene, 'web-1')).toMatchObject({ x: 700, y: 300 });
    expect(titled(scene, 'web-a').width).toBeGreaterThan(700);
    expectSound(scene, new Set([web.key]));
  });

  it('make room: what nobody moved gives way', () => {
    const nat = titled(drawn(cloud), 'nat-a');
    const scene = drawn(cloud, { positions: { [web.key]: { x: nat.x, y: nat.y } }, sizes: {} });
    expect(titled(scene, 'web-1')).toMatchObject({ x: nat.x, y: nat.y });
    expectSound(scene, new Set([web.key]));
  });

  it('make containers larger but never smaller than their contents', () => {
    const natural = titled(drawn(cloud), 'db-a');
    const larger = { width: natural.width + 80, height: natural.height + 40 };
    expect(titled(drawn(cloud, { positions: {}, sizes: { [natural.key]: larger } }), 'db-a')).toMatchObject(
      larger,
    );
    const tiny = { [titled(drawn(cloud), 'shop').key]: { width: 10, height: 10 } };
    expectSound(drawn(cloud, { positions: {}, sizes: tiny }));
  });

  it('survive nonsense', () => {
    const positions = { [web.key]: { x: Number.NaN, y: Number.POSITIVE_INFINITY } };
    const sizes = { [web.key]: { width: -1, height: Number.NaN } };
    expectSound(drawn(cloud, { positions, sizes }), new Set([web.key]));
  });
});

describe('the default VPC', () => {
  it('is a chip until somebody uses it', () => {
    const account = new Account();
    account.run('CreateDefaultVpc');
    const unused = drawn(account.cloud);
    expect(unused.nodes.map((node) => node.kind)).toEqual(['internet', 'region', 'vpc']);
    expect(titled(unused, 'Default VPC').traits).toContain('collapsed');
    account.run('RunInstances', { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1 });
    const used = drawn(account.cloud);
    expect(titled(used, 'Default VPC').traits).toEqual(['default']);
    expect(used.nodes.filter((node) => node.kind === 'subnet').length).toBe(6);
    expectSound(used);
  });
});

describe('a peering', () => {
  it('stands between its VPCs with a line to each, broken until both sides agreed', () => {
    const account = new Account();
    const vpcs = ['10.0.0.0/16', '10.1.0.0/16'].map(
      (CidrBlock) => (account.run('CreateVpc', { CidrBlock }).Vpc as { VpcId: string }).VpcId,
    );
    const [VpcId = '', PeerVpcId = ''] = vpcs;
    account.run('CreateVpcPeeringConnection', { VpcId, PeerVpcId });
    account.settle();
    const scene = drawn(account.cloud);
    expectSound(scene);
    expect(scene.edges.map(({ kind, broken }) => ({ kind, broken }))).toEqual([
      { kind: 'peering', broken: true },
      { kind: 'peering', broken: true },
    ]);
  });
});

describe('random clouds', () => {
  it('always give a sound scene, moved or not, and twice the same', () => {
    forAllSeeds({ runs: 25 }, (seed, random) => {
      const cloud = requestedCloud(seed, 200);
      const scene = drawn(cloud);
      expectSound(scene);
      expect(drawn(structuredClone(cloud))).toEqual(scene);
      const layout = moveSome(scene, random);
      expectSound(drawn(cloud, layout), new Set(Object.keys(layout.positions)));
    });
  });

  it('leave an empty cloud with the internet and the Region to build in', () => {
    const scene = drawn(newCloud(awsRegistry));
    expect(scene.nodes.map((node) => node.key)).toEqual(['internet', 'region:us-east-1']);
    expectSound(scene);
  });
});

describe('three hundred instances', () => {
  it('are laid out within two frames', () => {
    const account = new Account();
    const { VpcId } = account.run('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc as { VpcId: string };
    for (let number = 0; number < 12; number++) {
      const AvailabilityZone = `us-east-1${'abc'[number % 3]}`;
      const input = { VpcId, CidrBlock: `10.0.${number}.0/24`, AvailabilityZone };
      const { SubnetId } = account.run('CreateSubnet', input).Subnet as { SubnetId: string };
      const launch = {
        ImageId: 'ami-0123456789abcdef0',
        InstanceType: 't3.micro',
        MinCount: 25,
        MaxCount: 25,
      };
      account.run('RunInstances', { ...launch, SubnetId });
    }
    account.settle();
    const document = documentOf(account.cloud);
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      expect(sceneOf(document).nodes.length).toBeGreaterThan(300);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(20);
  });
});
