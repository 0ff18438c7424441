import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findServiceModel } from './model.ts';

const operationsFile = new URL('../tools/aws-models/operations.json', import.meta.url);

it('holds the operations that the generator is asked for, and every shape that a shape names', () => {
  const wanted = JSON.parse(readFileSync(operationsFile, 'utf8')) as { readonly ec2: readonly string[] };
  const ec2 = findServiceModel('ec2');
  expect(Object.keys(ec2?.operations ?? {})).toEqual(wanted.ec2);
  const named = Object.values(ec2?.shapes ?? {}).flatMap((shape) => {
    if (shape.type === 'structure') return Object.values(shape.members);
    if (shape.type === 'list') return [shape.member];
    return shape.type === 'map' ? [shape.key, shape.value] : [];
  });
  expect(named.filter((name) => !Object.hasOwn(ec2?.shapes ?? {}, name))).toEqual([]);
});
