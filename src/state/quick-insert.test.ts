import { describe, expect, it } from 'vitest';
import type { LabDocument } from '../editor/document.ts';
import { sceneOf } from '../editor/layout/build-scene.ts';
import { documentOf, empty, keyOf } from '../editor/test-kit.ts';
import { threeTierCloud } from '../testing/sample-clouds.ts';
import { quickInserts, splitQuickLine } from './quick-insert.ts';

const sample = documentOf(threeTierCloud());
const offers = (text: string, document: LabDocument = sample, selection: readonly string[] = []) =>
  quickInserts(document, sceneOf(document), selection, text);

describe('a line', () => {
  it.each([
    ['+ec2 in app-a', { what: 'ec2', name: null, where: 'app-a' }],
    ['+ EC2   api   in   App-A ', { what: 'ec2', name: 'api', where: 'App-A' }],
    ['+nat gateway out into web-a', { what: 'nat gateway', name: 'out', where: 'web-a' }],
    ['+vpc', { what: 'vpc', name: null, where: null }],
    ['+ec2 in ', { what: 'ec2', name: null, where: '' }],
    ['+ec2 in', { what: 'ec2', name: null, where: '' }],
    ['+int', { what: 'int', name: null, where: null }],
    ['+', { what: '', name: null, where: null }],
    ['+ec2 inner in app-a', { what: 'ec2', name: 'inner', where: 'app-a' }],
    ['+internet gateway in shop', { what: 'internet gateway', name: null, where: 'shop' }],
  ])('%s', (text, parts) => expect(splitQuickLine(text)).toEqual(parts));
});

describe('an insertion', () => {
  it('goes into what the line names', () => {
    const [first, ...others] = offers('+ec2 in app-a');
    expect(first).toEqual({
      table: 'instance',
      kind: 'EC2 instance',
      into: keyOf(sample, 'app-a', 'subnet'),
      intoTitle: 'app-a',
      verdict: true,
    });
    expect(others).toEqual([]);
  });

  it('takes a name', () => {
    expect(offers('+ec2 api-9 in db-b')[0]).toMatchObject({ name: 'api-9', intoTitle: 'db-b' });
  });

  it('offers every container that begins so or contains it, the closest first', () => {
    expect(offers('+nat in web').map(({ intoTitle }) => intoTitle)).toEqual(['web-a', 'web-b']);
    expect(offers('+nat in -b').map(({ intoTitle }) => intoTitle)).toEqual(['web-b', 'app-b', 'db-b']);
  });

  it('says why a container would not take it, and offers it last where another would', () => {
    expect(offers('+igw in shop')[0]?.verdict).toBe(
      'The VPC has an internet gateway already; AWS allows one.',
    );
    expect(offers('+subnet in shop')[0]).toMatchObject({ table: 'subnet', verdict: true });
  });

  it('without a place goes into what is selected or around it first', () => {
    const instance = keyOf(sample, 'db-1', 'instance');
    expect(offers('+ec2', sample, [instance])[0]?.intoTitle).toBe('db-a');
    expect(offers('+subnet', sample, [instance])[0]).toMatchObject({ verdict: true });
  });

  it('puts a VPC into the Region, even where nothing is yet', () => {
    expect(offers('+vpc', empty())).toMatchObject([
      { table: 'vpc', into: 'region:us-east-1', verdict: true },
    ]);
  });

  it('offers all kinds that begin so while the word is being typed', () => {
    expect([...new Set(offers('+in').map(({ table }) => table))].sort()).toEqual([
      'instance',
      'internet-gateway',
      'network-interface',
    ]);
  });

  it('offers nothing for a kind or a place that is not there', () => {
    expect(offers('+ec2 in nowhere')).toEqual([]);
    expect(offers('+toaster in app-a')).toEqual([]);
  });
});
