import { describe, expect, it } from 'vitest';
import { findServiceModel } from './model.ts';
import type { ServiceModel } from './shape.ts';
import { checkShape } from './shape-check.ts';

const sample: ServiceModel = {
  service: 'sample',
  apiVersion: '2026-01-01',
  operations: {},
  shapes: {
    string: { type: 'string' },
    Color: { type: 'string', enum: ['red', 'blue'] },
    Name: { type: 'string', min: 2, max: 4, pattern: '^[a-z]+$' },
    Count: { type: 'integer', min: 1, max: 9 },
    Ratio: { type: 'double' },
    Time: { type: 'timestamp' },
    Names: { type: 'list', member: 'Name', min: 1 },
    Tags: { type: 'map', key: 'Name', value: 'Count' },
    Flag: { type: 'boolean' },
    Thing: {
      type: 'structure',
      members: {
        Color: 'Color',
        Names: 'Names',
        Tags: 'Tags',
        Count: 'Count',
        Ratio: 'Ratio',
        Time: 'Time',
        On: 'Flag',
      },
      required: ['Color'],
    },
  },
};

describe('checkShape', () => {
  it('finds nothing wrong with a value that fits', () => {
    const value = {
      Color: 'red',
      Names: ['ab', 'abcd'],
      Tags: { web: 3 },
      Count: 9,
      Ratio: 0.5,
      Time: '2026-01-01T00:00:00.000Z',
      On: false,
    };
    expect(checkShape(sample, 'Thing', value)).toEqual([]);
  });

  it('reports every problem with its path', () => {
    const value = {
      Colour: 'red',
      Names: ['ab', 7, 'a', 'abcde', 'AB'],
      Tags: { w: 10 },
      Count: 1.5,
      Ratio: '1',
      Time: 'noon',
      On: 'true',
    };
    const found = checkShape(sample, 'Thing', value).map(({ kind, path }) => `${kind} ${path}`);
    expect(found).toEqual([
      'required Color',
      'unknown Colour',
      'type Names[1]',
      'min Names[2]',
      'max Names[3]',
      'pattern Names[4]',
      'min Tags (key: w)',
      'max Tags.w',
      'type Count',
      'type Ratio',
      'type Time',
      'type On',
    ]);
  });

  it('says what was expected and what was found', () => {
    expect(checkShape(sample, 'Thing', { Color: 'green', Names: [] })).toEqual([
      { kind: 'enum', path: 'Color', expected: 'red, blue', found: '"green"' },
      { kind: 'min', path: 'Names', expected: '1', found: '[]' },
    ]);
    expect(checkShape(sample, 'Thing', null)).toEqual([
      { kind: 'type', path: '', expected: 'structure', found: 'null' },
    ]);
  });

  it("knows EC2's answers", () => {
    const model = findServiceModel('ec2');
    const answer = { Vpc: { VpcId: 'vpc-0a', State: 'pending', CidrBlock: '10.0.0.0/16', IsDefault: false } };
    expect(model && checkShape(model, 'CreateVpcResult', answer)).toEqual([]);
    expect(model && checkShape(model, 'CreateVpcResult', { Vpc: { Id: 'vpc-0a' } })).toMatchObject([
      { kind: 'unknown', path: 'Vpc.Id', member: 'Id' },
    ]);
  });
});
