import { describe, expect, it } from 'vitest';
import { applyRepair } from '../editor/commands/apply-repair.ts';
import { saveProbe } from '../editor/commands/probes.ts';
import { sampleDocument } from '../io/gallery/sample.ts';
import { createLab } from './lab.ts';
import { reachTable, type Traffic } from './reach.ts';
import { edgesOpened, tellLastEdit } from './reach-edges.ts';
import { repairChoices } from './repairs.ts';

const HTTPS: Traffic = { protocol: 6, port: 443 };
const MYSQL: Traffic = { protocol: 6, port: 3306 };

function sampleLab() {
  const lab = createLab(sampleDocument('sample'));
  const table = (traffic: Traffic, filter?: string) => {
    const { simulation, document } = lab.store.getState();
    return reachTable(simulation, document.cloud, traffic, filter);
  };
  const cell = (traffic: Traffic, from: string, to: string) => {
    const { ends, cells } = table(traffic);
    const at = (label: string) => ends.findIndex((end) => end.label === label);
    return cells[at(from)]?.[at(to)];
  };
  const probe = (from: string, to: string, { protocol, port }: Traffic) => {
    const { ends } = table(HTTPS);
    const ref = (label: string) => ends.find((end) => end.label === label)?.ref ?? label;
    return { id: `${from}-${to}`, from: ref(from), to: ref(to), protocol, port, sourcePort: null };
  };
  return { lab, table, cell, probe };
}

describe('the table of who reaches whom', () => {
  it('lists the internet first, then the instances by name', () => {
    const { ends, hidden } = sampleLab().table(HTTPS);
    expect(ends.map(({ label }) => label)).toEqual([
      'Internet',
      'app-1',
      'app-2',
      'db-1',
      'db-2',
      'web-1',
      'web-2',
    ]);
    expect(ends[1]?.address).toBe('10.0.10.4');
    expect(hidden).toBe(0);
  });

  it('names each cell with its traffic, verdict and reason', () => {
    const { cell } = sampleLab();
    expect(cell(HTTPS, 'Internet', 'web-1')?.name).toBe('Internet to web-1 on tcp 443: reachable');
    expect(cell(MYSQL, 'web-1', 'db-1')?.name).toBe(
      'web-1 to db-1 on tcp 3306: blocked, ENI_SG_RULES_MISMATCH',
    );
    expect(cell(MYSQL, 'app-1', 'db-1')?.verdict).toBe('reachable');
    expect(cell(HTTPS, 'web-1', 'web-1')).toBeNull();
  });

  it.each([HTTPS, MYSQL, { protocol: 1, port: null }])(
    'says of every pair what asking it says',
    (traffic) => {
      const { lab, table } = sampleLab();
      const { ends, cells } = table(traffic);
      for (const [row, from] of ends.entries()) {
        for (const [column, to] of ends.entries()) {
          if (from === to) continue;
          const answer = lab.ask({ id: 'x', from: from.ref, to: to.ref, ...traffic, sourcePort: null });
          expect([from.label, to.label, answer.ok && answer.value.verdict]).toEqual([
            from.label,
            to.label,
            cells[row]?.[column]?.verdict,
          ]);
        }
      }
    },
  );

  it('counts each verdict that occurs, over all cells', () => {
    const { counts, ends } = sampleLab().table(HTTPS);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(ends.length * (ends.length - 1));
    expect(counts.every(({ count }) => count > 0)).toBe(true);
  });

  it('keeps the ends whose name or address contains the filter', () => {
    const { table } = sampleLab();
    const labels = (filter: string) => table(HTTPS, filter).ends.map(({ label }) => label);
    expect(labels(' DB ')).toEqual(['Internet', 'db-1', 'db-2']);
    expect(labels('10.0.10.')).toEqual(['Internet', 'app-1']);
    expect(table(HTTPS, 'db').hidden).toBe(4);
  });
});

describe('what the last edit opened and closed', () => {
  it('tells the traffic and the ends that a repair opened', () => {
    const { lab, probe } = sampleLab();
    const before = lab.store.getState().document;
    const { choices } = repairChoices(before, probe('web-1', 'db-1', MYSQL));
    const best = choices[0];
    if (best === undefined) throw new Error('a repair is offered');
    lab.run(applyRepair, best);
    const { past, simulation } = lab.store.getState();
    const last = past.at(-1);
    if (last === undefined) throw new Error('the repair is in the history');
    const { compared, opened, closed } = edgesOpened(before, simulation.graph, HTTPS);
    expect(compared).toBe('all');
    expect(opened.length).toBeGreaterThan(0);
    expect(closed).toEqual([]);
    const { label, effect, limits } = tellLastEdit(last, simulation.graph, HTTPS);
    expect(label).toBe(best.label);
    expect(effect).toBe('opened tcp 3306 from web-1 and web-2 to db-1 and db-2');
    expect(limits).toBeNull();
    const back = edgesOpened(last.after, createLab(before).store.getState().simulation.graph, HTTPS);
    expect(back.closed).toHaveLength(opened.length);
    expect(back.opened).toEqual([]);
  });

  it('says so when an edit leaves the network as it was', () => {
    const { lab, probe } = sampleLab();
    lab.run(saveProbe, probe('app-1', 'web-2', MYSQL));
    const { past, simulation } = lab.store.getState();
    const last = past.at(-1);
    if (last === undefined) throw new Error('keeping a question is in the history');
    expect(tellLastEdit(last, simulation.graph, HTTPS).effect).toBe('opened and closed nothing');
  });
});
