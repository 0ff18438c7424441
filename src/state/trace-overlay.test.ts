import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../io/gallery/sample.ts';
import { createLab, type Lab } from './lab.ts';
import { overlayOf } from './trace-overlay.ts';

function keyOf(lab: Lab, title: string): string {
  const node = lab.store.getState().scene.nodes.find((candidate) => candidate.title === title);
  return node?.key ?? title;
}

function ask(from: string, to: string, port: number) {
  const lab = createLab(sampleDocument('sample'));
  const ends = { from: keyOf(lab, from), to: keyOf(lab, to) };
  const asked = lab.ask({ id: 'probe', ...ends, protocol: 6, port, sourcePort: null });
  expect(asked.ok).toBe(true);
  const overlay = () => {
    const { open, scene, document } = lab.store.getState();
    if (open === null) throw new Error('no trace is open');
    return overlayOf(open, scene, document.cloud);
  };
  return { lab, overlay, key: (title: string) => keyOf(lab, title) };
}

describe('overlayOf', () => {
  it('leads the packet through what is drawn, in the order of the trace', () => {
    const { overlay, key } = ask('internet', 'web-1', 443);
    const request = overlay().stops.filter((stop) => stop.direction === 'forward');
    expect(request.map((stop) => stop.key)).toEqual([
      'internet',
      key('shop-igw'),
      key('web-a'),
      key('web-1'),
    ]);
  });

  it('lights the node at the cursor, what lies behind and ahead, and what contains them', () => {
    const { lab, overlay, key } = ask('internet', 'web-1', 443);
    lab.seekHop(1);
    const { roles } = overlay();
    expect(roles.get('internet')).toBe('past');
    expect(roles.get(key('shop-igw'))).toBe('current');
    expect(roles.get(key('web-1'))).toBe('ahead');
    expect(roles.get(key('shop'))).toBe('within');
    expect(roles.get(key('db-1'))).toBeUndefined();
  });

  it('shows a NAT gateway where its interface handles the packet', () => {
    const { overlay, key } = ask('app-1', 'internet', 443);
    expect(overlay().stops.map((stop) => stop.key)).toContain(key('nat-a'));
  });

  it('puts the badge where the packet ends and knows whose rules end it', () => {
    const { lab, overlay, key } = ask('web-1', 'db-1', 3306);
    const { drops, blockers, stops } = overlay();
    expect([...drops.keys()]).toEqual([key('db-1')]);
    expect(drops.get(key('db-1'))?.code).toBe('ENI_SG_RULES_MISMATCH');
    const group = Object.values(lab.store.getState().document.cloud.tables['security-group']).find(
      ({ GroupName }) => GroupName === 'database',
    );
    expect(blockers.has(group?.id ?? '')).toBe(true);
    expect(stops.filter((stop) => stop.direction === 'reply').every((stop) => stop.imagined)).toBe(true);
  });
});
