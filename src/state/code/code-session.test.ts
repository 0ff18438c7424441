import { beforeEach, describe, expect, it } from 'vitest';
import { rename } from '../../editor/commands/rename.ts';
import { sampleDocument } from '../../io/gallery/sample.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import { createLab, type Lab } from '../lab.ts';
import { CodeSession, isBehind, isDirty } from './code-session.ts';
import { recordAt, recordLinesOf } from './code-view.ts';
import { scriptOf } from './script-lines.ts';

let lab: Lab;
let session: CodeSession;
let web: string;
const text = () => session.store.getState().text;
const replace = (from: string, to: string) => session.write(text().replace(from, to));

beforeEach(() => {
  lab = createLab(sampleDocument('sample'));
  session = new CodeSession(lab);
  const instances = Object.values(lab.store.getState().document.cloud.tables.instance);
  web = instances.find((each) => nameTag(each) === 'web-1')?.key ?? '';
});

describe('applying the text', () => {
  it('is one step of the history, which undo takes back', async () => {
    const before = lab.store.getState().document;
    replace('"CidrBlock": "10.0.20.0/24"', '"CidrBlock": "10.0.22.0/24"');
    expect(await session.apply()).toMatchObject({ ok: true });
    const { past, document } = lab.store.getState();
    expect(past).toHaveLength(1);
    expect(past[0]?.label).toBe('Apply code to db-a');
    expect(Object.values(document.cloud.tables.subnet).map(({ CidrBlock }) => CidrBlock)).toContain(
      '10.0.22.0/24',
    );
    expect(isDirty(session.store.getState())).toBe(false);
    lab.undo();
    session.sync();
    expect(lab.store.getState().document).toEqual(before);
    expect(text()).toContain('"10.0.20.0/24"');
  });

  it('changes nothing while something is wrong, and keeps the text', async () => {
    replace('"tables": {', '"tables": ');
    const written = text();
    expect(await session.apply()).toMatchObject({ ok: false });
    expect(session.store.getState().problems).toHaveLength(1);
    expect(lab.store.getState().past).toEqual([]);
    expect(text()).toBe(written);
  });

  it('is refused with the reason in a locked Lab', async () => {
    lab.lock('This link is read-only.');
    replace('"name": "', '"name": "My ');
    expect(await session.apply()).toEqual({ ok: false, error: 'This link is read-only.' });
    expect(text()).toContain('"name": "My ');
  });
});

describe('an edit elsewhere', () => {
  const editElsewhere = () => {
    lab.run(rename, { key: web, name: 'front' });
    session.sync();
  };

  it('is followed while nothing is written', () => {
    editElsewhere();
    expect(text()).toContain('"front"');
    expect(isBehind(session.store.getState())).toBe(false);
  });

  it('is said while something is written, and either text can be taken', () => {
    replace('"name": "', '"name": "My ');
    const mine = text();
    editElsewhere();
    expect(isBehind(session.store.getState())).toBe(true);
    expect(text()).toBe(mine);
    session.keepMine();
    expect(text()).toBe(mine);
    expect(isBehind(session.store.getState())).toBe(false);
    session.takeCurrent();
    expect(text()).toContain('"front"');
    expect(text()).not.toContain('"My ');
  });

  it('can be merged with what is written', () => {
    replace('"name": "', '"name": "My ');
    editElsewhere();
    expect(session.merge()).toEqual({ ok: true, value: [] });
    expect(text()).toContain('"front"');
    expect(text()).toContain('"My ');
  });

  it('of which document is open leaves what was written there for the way back', () => {
    const first = lab.store.getState().document;
    replace('"name": "', '"name": "My ');
    lab.load(sampleDocument('another'));
    session.sync();
    expect(text()).not.toContain('"My ');
    lab.load(first);
    session.sync();
    expect(text()).toContain('"My ');
  });
});

it('finds the record of each line, and the line of the script that makes it', () => {
  const records = recordLinesOf(text());
  const own = records.find(({ key }) => key === web);
  expect(recordAt(records, (own?.first ?? 0) + 1)).toBe(web);
  expect(recordAt(records, 1)).toBeNull();
  const script = scriptOf(lab.store.getState().document.cloud);
  const made = script.records.find(({ key }) => key === web);
  expect(script.text.split('\n')[(made?.first ?? 0) - 1]).toMatch(
    /INSTANCE_\d=\$\(aws ec2 run-instances .*web-1/,
  );
});
