import { describe, expect, it } from 'vitest';
import { threeTierCloud } from '../../testing/sample-clouds.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import { documentOf, done, keyOf, operations, refusal } from '../test-kit.ts';
import { joinSubnet, splitSubnet } from './plan-subnets.ts';

const sample = () => documentOf(threeTierCloud());

const blocks = ({ cloud }: LabDocument) => recordsOf(cloud, 'subnet').map(({ CidrBlock }) => CidrBlock);

describe('planning subnets', () => {
  it('splits by deleting and creating, keeps the key and what is inside, and the zone for both halves', () => {
    const start = sample();
    const key = keyOf(start, 'db-a', 'subnet');
    const split = done(start, splitSubnet, { key });
    expect(operations(split)).toEqual(
      expect.arrayContaining(['DeleteSubnet', 'CreateSubnet', 'RunInstances']),
    );
    expect(blocks(split.after)).toEqual(expect.arrayContaining(['10.0.20.0/25', '10.0.20.128/25']));
    const halves = recordsOf(split.after.cloud, 'subnet').filter(({ CidrBlock }) =>
      CidrBlock.startsWith('10.0.20.'),
    );
    expect(new Set(halves.map(({ AvailabilityZone }) => AvailabilityZone)).size).toBe(1);
    expect(halves.some((subnet) => subnet.key === key)).toBe(true);
  });

  it('joins halves again when one of them is empty', () => {
    const start = sample();
    const key = keyOf(start, 'db-a', 'subnet');
    const split = done(start, splitSubnet, { key }).after;
    const joined = done(split, joinSubnet, { key }).after;
    expect(blocks(joined).sort()).toEqual(blocks(start).sort());
  });

  it('does not join with a neighbour in which something runs', () => {
    const start = sample();
    expect(refusal(start, joinSubnet, { key: keyOf(start, 'app-a', 'subnet') })).toContain(
      'Move what is in app-b elsewhere first.',
    );
  });
});
