import { describe, expect, it } from 'vitest';
import { rename } from '../editor/commands/rename.ts';
import { sampleDocument } from '../io/gallery/sample.ts';
import { createLab } from './lab.ts';
import { shortNames } from './short-names.ts';

describe('shortNames', () => {
  it('leaves out the id where the name tells, and keeps it for two of one kind and name', () => {
    const lab = createLab(sampleDocument('sample'));
    const cloud = () => lab.store.getState().document.cloud;
    const [web, other] = ['web-1', 'web-2'].map((name) => {
      const node = lab.store.getState().scene.nodes.find(({ title }) => title === name);
      if (node?.id == null) throw new Error(`${name} is not drawn`);
      return { key: node.key, id: node.id };
    });
    if (web === undefined || other === undefined) throw new Error('not drawn');
    expect(shortNames(cloud())(web.id)).toBe('web-1');
    lab.run(rename, { key: other.key, name: 'web-1' });
    expect(shortNames(cloud())(web.id)).toBe(`web-1 (${web.id})`);
    expect(shortNames(cloud())('rtb-unknown')).toBe('rtb-unknown');
  });
});
