import { describe, expect, it } from 'vitest';
import { deleteSelected } from '../../editor/commands/delete.ts';
import type { Probe } from '../../editor/document.ts';
import { sampleDocument } from '../../io/gallery/sample.ts';
import { createLab } from '../lab.ts';
import { problemsIn } from '../problems.ts';
import { listRows } from './list-rows.ts';
import { connectionRows, questionRows } from './list-tables.ts';
import { foldedAtFirst, keptLines, shownLines } from './tree.ts';

function sample() {
  const lab = createLab(sampleDocument('sample'));
  const state = () => lab.store.getState();
  const rows = () => {
    const { document, scene, open } = state();
    return listRows(document.cloud, scene, problemsIn(document.cloud, open?.trace ?? null));
  };
  const row = (title: string, kind: string) => {
    const found = rows().find((each) => each.title === title && each.kind === kind);
    if (found === undefined) throw new Error(`no ${kind} ${title}`);
    return found;
  };
  return { lab, state, rows, row };
}

describe('the document as a list', () => {
  it('holds every record once, containers before what they contain', () => {
    const { rows, state } = sample();
    const keys = rows().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    rows().forEach(({ parent }, index) => {
      if (parent !== null) expect(keys.slice(0, index)).toContain(parent);
    });
    const { tables } = state().document.cloud;
    for (const table of ['vpc', 'instance', 'network-interface', 'security-group', 'route-table'] as const)
      for (const { key } of Object.values(tables[table])) expect(keys).toContain(key);
  });

  it('says of an instance its addresses, state and interface, of a group its rules and users', () => {
    const { row, rows } = sample();
    const web = row('web-1', 'EC2 instance');
    expect(web).toMatchObject({ detail: '10.0.1.5', state: 'running' });
    expect(web.exposure).toMatch(/^3\./);
    expect(rows().filter(({ parent }) => parent === web.key)).toMatchObject([
      { title: 'web-1 eth0', detail: '10.0.1.5', state: 'attached' },
    ]);
    expect(row('web-a', 'Subnet')).toMatchObject({ detail: '10.0.1.0/24', exposure: 'public' });
    expect(row('web', 'Security group').state).toBe('used by 2 interfaces, in shop');
    expect(row('web', 'Security group').detail).toMatch(/^\d+ rules$/);
  });

  it('says at the table and at its subnets that a route leads nowhere', () => {
    const { lab, row } = sample();
    expect(row('app-a', 'Route table').problems).toEqual([]);
    lab.select([row('nat-a', 'NAT gateway').key]);
    expect(lab.run(deleteSelected, undefined).ok).toBe(true);
    expect(row('app-a', 'Route table').problems).toEqual(['The route 0.0.0.0/0 leads nowhere (blackhole).']);
    expect(row('app-a', 'Subnet').problems).toEqual([
      'The route 0.0.0.0/0 of its route table app-a leads nowhere (blackhole).',
    ]);
  });

  it('says what stops the open trace', () => {
    const { lab, row } = sample();
    const probe: Probe = {
      id: 'x',
      from: 'internet',
      to: row('db-1', 'EC2 instance').key,
      protocol: 6,
      port: 3306,
      sourcePort: null,
    };
    expect(lab.ask(probe).ok).toBe(true);
    expect(row('database', 'Security group').problems[0]).toMatch(/^It stops the open trace: /);
    lab.close();
    expect(row('database', 'Security group').problems).toEqual([]);
  });

  it('finds by all words, with what contains the finds', () => {
    const { rows } = sample();
    const found = shownLines(rows(), new Set(), 'web-1 ec2');
    expect(found.map(({ row }) => row.title)).toEqual(['us-east-1', 'shop', 'us-east-1a', 'web-a', 'web-1']);
    expect(found.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
    expect(shownLines(rows(), new Set(), 'no such thing')).toEqual([]);
  });

  it('keeps the lines that other words leave as they are', () => {
    const { rows } = sample();
    const all = rows();
    const found = shownLines(all, new Set(), 'web-1');
    const narrower = keptLines(shownLines(all, new Set(), 'web-1 ec2'), found);
    const named = (title: string) => narrower.find(({ row }) => row.title === title);
    expect(found).toContain(named('web-a'));
    // Its interface is not below it any more.
    expect(found).not.toContain(named('web-1'));
  });

  it('counts siblings and hides what is folded', () => {
    const { rows, row } = sample();
    const lines = shownLines(rows(), foldedAtFirst(rows()), '');
    const web = lines.find((line) => line.row.key === row('web-1', 'EC2 instance').key);
    expect(web).toMatchObject({ level: 5, position: 2, siblings: 2, isExpanded: false });
    expect(lines.some((line) => line.row.title === 'web-1 eth0')).toBe(false);
  });

  it('tells lines and kept questions in words', () => {
    const { state } = sample();
    const { scene, document, probes } = state();
    expect(connectionRows(scene)).toContainEqual(
      expect.objectContaining({ from: 'web-a', to: 'shop-igw', what: 'Route 0.0.0.0/0', state: 'active' }),
    );
    const questions = questionRows(document.cloud, probes);
    expect(questions.length).toBe(document.probes.length);
    const blocked = questions.find(({ to }) => to === 'db-1');
    expect(blocked).toMatchObject({ from: 'Internet', traffic: 'tcp 3306', verdict: 'Blocked' });
    expect(blocked?.because).not.toBe('');
  });
});
