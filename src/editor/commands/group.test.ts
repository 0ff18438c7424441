import { describe, expect, it } from 'vitest';
import { threeTierCloud } from '../../testing/sample-clouds.ts';
import { sceneOf } from '../layout/build-scene.ts';
import { documentOf, done, keyOf, operations, refusal } from '../test-kit.ts';
import { distribute } from './arrange.ts';
import { groupIntoExisting, groupIntoVpc, groupTargets } from './group-into-vpc.ts';
import { moveNodes } from './move-nodes.ts';
import { recordAt } from './support.ts';

const sample = () => documentOf(threeTierCloud());

describe('group into a VPC', () => {
  it('makes a subnet in it and everything selected again there', () => {
    const document = sample();
    const db = keyOf(document, 'db-1', 'instance');
    const grouped = done(document, groupIntoVpc, undefined, [db]);
    expect(operations(grouped).slice(0, 2)).toEqual(['CreateVpc', 'CreateSubnet']);
    const node = sceneOf(grouped.after).nodes.find(({ key }) => key === db);
    expect(node?.detail).toBe('10.1.0.4');
    expect(grouped.notes.join(' ')).toContain('no security group called');
  });

  it('takes subnets along with what stands in them', () => {
    const document = sample();
    const subnet = keyOf(document, 'db-a', 'subnet');
    const { after } = done(document, groupIntoVpc, undefined, [subnet]);
    const vpc = recordAt(after.cloud, 'vpc', keyOf(after, 'vpc-1', 'vpc'));
    expect(recordAt(after.cloud, 'subnet', subnet)?.VpcId).toBe(vpc?.id);
    const { nodes } = sceneOf(after);
    expect(nodes.find(({ title }) => title === 'db-1')?.parent).toBe(subnet);
    const mixed = [subnet, keyOf(document, 'web-1', 'instance')];
    expect(refusal(document, groupIntoVpc, undefined, mixed)).toContain('not both at once');
  });
});

describe('group into a subnet that is there', () => {
  it('moves what is not there yet', () => {
    const document = sample();
    const keys = ['db-1', 'db-2'].map((name) => keyOf(document, name, 'instance'));
    const to = keyOf(document, 'db-a', 'subnet');
    const { after } = done(document, groupIntoExisting, { to }, keys);
    expect(sceneOf(after).nodes.filter(({ parent }) => parent === to)).toHaveLength(2);
    const verdicts = groupTargets(after, keys).map(({ key, verdict }) => [key, verdict]);
    expect(verdicts).toContainEqual([to, 'All of it stands there already.']);
  });
});

describe('distribute', () => {
  it('makes the gaps equal and leaves the outermost where they are', () => {
    const document = sample();
    const keys = ['web-a', 'app-a', 'db-a'].map((name) => keyOf(document, name, 'subnet'));
    const [first = '', second = ''] = keys;
    const at = (from: typeof document, key: string) => sceneOf(from).nodes.find((node) => node.key === key);
    const moved = done(document, moveNodes, {
      positions: { [second]: { x: 16, y: (at(document, second)?.y ?? 0) + 8 } },
    }).after;
    const { after } = done(moved, distribute, { axis: 'y' }, keys);
    const [top, middle, bottom] = keys.map((key) => at(after, key));
    if (top === undefined || middle === undefined || bottom === undefined) throw new Error('not drawn');
    expect(top.y).toBe(at(moved, first)?.y);
    expect(middle.y - top.y - top.height).toBe(bottom.y - middle.y - middle.height);
    expect(refusal(document, distribute, { axis: 'y' }, keys.slice(1))).toContain('three or more');
  });
});
