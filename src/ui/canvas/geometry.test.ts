import { describe, expect, it } from 'vitest';
import { targetAmong } from '../../editor/commands/containers.ts';
import type { Scene, SceneNode } from '../../state/canvas.ts';
import { firstDocument } from '../../state/first-document.ts';
import { createLab } from '../../state/lab.ts';
import { nodeNames } from '../../state/node-name.ts';
import { containersAt, cornerOf, neighbourOf } from './geometry.ts';
import { nodesOf } from './scene-nodes.ts';

const { scene, document } = createLab(firstDocument('sample')).store.getState();

function find(title: string) {
  const node = scene.nodes.find((candidate) => candidate.title === title);
  if (node === undefined) throw new Error(`no node ${title}`);
  return node;
}

function middleOf(title: string) {
  const { key, width, height } = find(title);
  const corner = cornerOf(scene, key);
  return { x: corner.x + width / 2, y: corner.y + height / 2 };
}

const titles = (nodes: Scene['nodes']) => nodes.map((node) => node.title);

describe('the canvas as geometry', () => {
  it('finds the containers under a point, the deepest first', () => {
    expect(titles(containersAt(scene, middleOf('web-1')))).toEqual([
      'web-a',
      'us-east-1a',
      'shop',
      'us-east-1',
    ]);
    expect(containersAt(scene, { x: -500, y: -500 })).toEqual([]);
  });

  it('leaves out what is being dragged, with its contents', () => {
    const except = new Set([find('us-east-1a').key]);
    expect(titles(containersAt(scene, middleOf('web-1'), except))).toEqual(['shop', 'us-east-1']);
  });

  it('walks to the nearest node in a direction, and nowhere from the edge', () => {
    expect(neighbourOf(scene, find('nat-a').key, 'right')).toBe(find('web-1').key);
    expect(neighbourOf(scene, find('app-1').key, 'down')).toBe(find('db-a').key);
    expect(neighbourOf(scene, 'internet', 'left')).toBeNull();
  });
});

describe('what the palette may put where', () => {
  const target = (table: Parameters<typeof targetAmong>[1], path: readonly SceneNode[]) =>
    targetAmong(
      document,
      table,
      path.map(({ key }) => key),
    );

  it('takes the deepest container that would take it', () => {
    const path = containersAt(scene, middleOf('app-1'));
    expect(target('instance', path)).toEqual({ key: find('app-a').key, verdict: true });
    expect(target('subnet', path)).toEqual({ key: find('us-east-1a').key, verdict: true });
    expect(target('vpc', path)).toEqual({ key: 'region:us-east-1', verdict: true });
  });

  it('says why the one that could would not, when none would', () => {
    const path = containersAt(scene, middleOf('app-1'));
    const refused = target('internet-gateway', path);
    expect(refused).toEqual({
      key: find('us-east-1a').key,
      verdict: 'The VPC has an internet gateway already; AWS allows one.',
    });
    // The same without a pointer, from a selected instance: it is no container, what lies around it is.
    expect(target('internet-gateway', [find('app-1'), ...path])).toEqual(refused);
    expect(target('instance', [find('app-1'), ...path])?.verdict).toBe(true);
    expect(target('vpc', [])).toBeNull();
  });
});

describe('nodes of the canvas', () => {
  it('are named by kind, title, address, container, state, connections, problems and place among the others', () => {
    const names = nodeNames(scene, new Map([[find('db-1').id ?? '', ['Something is wrong.']]]));
    expect(names.get(find('db-1').key)).toBe(
      'EC2 instance db-1, 10.0.20.4, in Subnet db-a, running, 1 problem. 1 of 1 in db-a.',
    );
    expect(names.get(find('web-1').key)).toMatch(/, running\. 2 of 2 in web-a\.$/);
    expect(names.get(find('web-a').key)).toBe(
      'Subnet web-a, public, 10.0.1.0/24, in Availability Zone us-east-1a, 1 connection. 1 of 3 in us-east-1a.',
    );
    expect(names.get('internet')).toBe('The internet');
  });

  it('stay the same objects where nothing about them changed', () => {
    const names = nodeNames(scene, new Map());
    const first = nodesOf(scene, new Set(), names, []);
    const copy: Scene = structuredClone(scene);
    const second = nodesOf(copy, new Set([find('web-1').key]), names, first);
    const changed = second.filter((node, index) => node !== first[index]);
    expect(changed.map((node) => node.id)).toEqual([find('web-1').key]);
  });
});
