import { describe, expect, it } from 'vitest';
import { memoryAt } from './memory-words.ts';

const ports = [{ from: 1024, to: 65535 }];
const moment = { direction: 'reply', isDropped: false, session: null, ports } as const;

describe('memoryAt', () => {
  it('sets beside each other that the group remembers and the list does not', () => {
    const made = { kind: 'made', tracked: true, idleTimeoutSeconds: 432_000 } as const;
    expect(memoryAt({ ...moment, stage: 'filter-in', direction: 'forward', session: made })).toEqual({
      here: 'group',
      group: 'Remembers this connection from here on, until 5 days of silence. Its reply will need no rule.',
      list: 'Never remembers: the reply will be judged again, by rules of its own.',
    });
    const used = { kind: 'used', tracked: true, idleTimeoutSeconds: 350 } as const;
    expect(memoryAt({ ...moment, stage: 'filter-out', session: used })?.group).toContain('no rule is read');
  });

  it('says at the list which ports the reply needs, and whether it gets them', () => {
    expect(memoryAt({ ...moment, stage: 'leave', isDropped: true })?.list).toBe(
      'Does not know it is a reply: its rules have to allow ports 1024-65535, where the client waits, and they do not.',
    );
  });

  it('says when nothing is remembered because nothing has to be (SG-11)', () => {
    const open = { kind: 'used', tracked: false, idleTimeoutSeconds: null } as const;
    expect(memoryAt({ ...moment, stage: 'filter-out', session: open })?.group).toContain('no memory');
  });

  it('is silent at a request’s list, at a route and where no session was met', () => {
    expect(memoryAt({ ...moment, stage: 'enter', direction: 'forward' })).toBeNull();
    expect(memoryAt({ ...moment, stage: 'route' })).toBeNull();
    expect(memoryAt({ ...moment, stage: 'filter-in' })).toBeNull();
  });
});
