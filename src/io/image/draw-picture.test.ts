import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SceneNode } from '../../editor/layout/scene.ts';
import { COLOURS } from './colours.ts';
import { drawPicture, type PictureOptions } from './draw-picture.ts';
import type { DrawnTrace } from './drawing.ts';
import { fitText, widthOf } from './fit-text.ts';

const HOSTILE = `<script>alert("1")</script> & 'x' ]]> \u0000\uD800\uFFFE [a](javascript:alert(1))`;

const base = { id: null, parent: null, x: 0, y: 0, detail: '', traits: [], marks: [] };
const subnet: SceneNode = {
  ...base,
  key: 'subnet-1',
  kind: 'subnet',
  x: 200,
  width: 184,
  height: 128,
  title: HOSTILE,
  detail: HOSTILE,
  icon: 'subnet',
  traits: ['isolated'],
  marks: [{ mark: 'gate', key: 'acl', id: 'acl-1', title: HOSTILE }],
};
const instance: SceneNode = {
  ...base,
  key: 'instance-1',
  kind: 'instance',
  parent: 'subnet-1',
  x: 16,
  y: 48,
  width: 152,
  height: 64,
  title: 'web-1',
  detail: '10.0.0.4 · 3.3.3.3',
  icon: 'instance',
  traits: ['stopped'],
};
const scene = {
  nodes: [
    {
      ...base,
      key: 'internet',
      kind: 'internet',
      width: 104,
      height: 80,
      title: '',
      icon: 'internet',
    } as const,
    subnet,
    instance,
  ],
  edges: [
    { id: 'r', from: 'subnet-1', to: 'internet', kind: 'route', label: HOSTILE, broken: true } as const,
  ],
  size: { width: 400, height: 128 },
};
const trace: DrawnTrace = {
  stops: [
    { x: 50, y: 40, direction: 'forward', imagined: false },
    { x: 300, y: 80, direction: 'forward', imagined: true },
  ],
  drops: new Map([['subnet-1', { title: HOSTILE }]]),
  blockers: new Set(['acl-1']),
  caption: HOSTILE,
};
const everything: PictureOptions = {
  theme: 'light',
  title: { name: HOSTILE, facts: HOSTILE },
  legend: true,
  trace,
};

describe('a picture of the drawing', () => {
  it('is the same text for the same drawing', () => {
    expect(drawPicture(scene, everything)).toEqual(drawPicture(scene, everything));
  });

  it('takes names for words and nothing else, whatever they say', () => {
    const { svg } = drawPicture(scene, everything);
    const elements = new Set([...svg.matchAll(/<([a-z]+)/gi)].map(([, name]) => name));
    expect([...elements].sort()).toEqual(
      ['circle', 'g', 'path', 'rect', 'svg', 'text', 'title'].filter((name) => elements.has(name)),
    );
    for (const [tag] of svg.matchAll(/<[^>]*>/g)) expect(tag).not.toMatch(/javascript|\son\w+=|href/i);
    expect(svg).toContain('&#60;script&#62;');
    for (const text of svg.matchAll(/>([^<]*)</g)) expect(text[1]).not.toMatch(/["']/);
  });

  it('is well-formed: every element is closed, and no letter is one that XML cannot hold', () => {
    const { svg } = drawPicture(scene, everything);
    const open: string[] = [];
    for (const [, closes, name, , alone] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/gi)) {
      if (closes === '/') expect(open.pop()).toBe(name);
      else if (alone === '') open.push(name ?? '');
    }
    expect(open).toEqual([]);
    expect(svg.replace(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/gi, '')).not.toMatch(/[<>]/);
    for (const letter of ['\u0000', '\uFFFE', '\uD800']) expect(svg).not.toContain(letter);
  });

  it('brings everything along: it names no file, font or style sheet of elsewhere', () => {
    const { svg } = drawPicture(scene, everything);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|<style|<image/);
  });

  it('explains only the signs that are in the picture', () => {
    const legend = (options: Partial<PictureOptions>) =>
      drawPicture(scene, { ...everything, ...options }).svg;
    expect(legend({})).toContain('Isolated subnet');
    expect(legend({})).toContain('Leads nowhere');
    expect(legend({})).not.toContain('Public subnet');
    expect(legend({ trace: null })).not.toContain('>Request<');
    expect(legend({ legend: false })).not.toContain('Isolated subnet');
  });

  it('has room for what sticks out of the boxes', () => {
    const plain = drawPicture(scene, { ...everything, trace: null });
    const long = { ...trace, drops: new Map([['subnet-1', { title: 'x'.repeat(100) }]]) };
    expect(drawPicture(scene, { ...everything, trace: long }).width).toBeGreaterThan(plain.width);
  });

  it('has the colours of the page', () => {
    const css = readFileSync(new URL('../../app/index.css', import.meta.url), 'utf8');
    for (const name of Object.keys(COLOURS.light) as (keyof typeof COLOURS.light)[]) {
      const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(css, property).toContain(
        `--${property}: light-dark(${COLOURS.light[name]}, ${COLOURS.dark[name]});`,
      );
    }
  });
});

describe('a line of text', () => {
  it('is cut with an ellipsis where it would be too wide', () => {
    const type = { size: 12 };
    expect(fitText('web-1', 100, type)).toBe('web-1');
    const cut = fitText('a very long name of an instance', 100, type);
    expect(cut).toMatch(/^a very.*…$/);
    expect(widthOf(cut, type)).toBeLessThanOrEqual(100);
    expect(fitText('日本語日本語日本語', 40, type)).toBe('日本…');
    expect(fitText('💥💥', 5, type)).toBe('…');
  });
});
