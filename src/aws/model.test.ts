import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ec2 } from './generated/ec2.ts';
import { ec2Data } from './generated/ec2-data.ts';
import { findServiceModel, loadServiceModel } from './model.ts';

const operationsFile = new URL('../tools/aws-models/operations.json', import.meta.url);

it('holds the operations that the generator is asked for, and every shape that a shape names', async () => {
  const wanted = JSON.parse(readFileSync(operationsFile, 'utf8')) as {
    readonly [part: string]: readonly string[];
  };
  for (const [part, { operations, shapes }] of [
    ['ec2', ec2],
    ['ec2-data', ec2Data],
  ] as const) {
    expect(Object.keys(operations)).toEqual(wanted[part]);
    const named = Object.values(shapes).flatMap((shape) => {
      if (shape.type === 'structure') return Object.values(shape.members);
      if (shape.type === 'list') return [shape.member];
      return shape.type === 'map' ? [shape.key, shape.value] : [];
    });
    expect(named.filter((name) => !Object.hasOwn(shapes, name))).toEqual([]);
    for (const [name, shape] of Object.entries(shapes))
      expect(ec2.shapes[name] ?? shape, name).toEqual(shape);
  }
  await loadServiceModel('ec2');
  expect(Object.keys(findServiceModel('ec2')?.operations ?? {})).toEqual([
    ...(wanted.ec2 ?? []),
    ...(wanted['ec2-data'] ?? []),
  ]);
});
