import { describe, expect, it } from 'vitest';
import { ask } from '../forward/ask.ts';
import { establish } from '../forward/trace.ts';
import type { FilterSpec } from '../graph/fragment.ts';
import { invariant } from '../lib/invariant.ts';
import { ICMP, TCP, UDP } from '../net/protocol.ts';
import {
  askFor,
  block,
  element,
  filteredBy,
  firstBlocker,
  fragment,
  host,
  lan,
  network,
  ping,
  replySteps,
  requestSteps,
  routes,
  row,
  rule,
  rules,
} from './lab.ts';

const blocks = (...texts: readonly string[]) => ({ kind: 'blocks' as const, blocks: texts.map(block) });
const ports = (from: number, to = from) => ({ protocol: TCP, ports: { from, to } });

describe('a stateful filter', () => {
  const guarded = (ingress: Parameters<typeof rules>, egress: Parameters<typeof rules> = ['egress']) =>
    network(
      lan('left', '10.0.1.0/24', 'nowhere'),
      rules(...ingress),
      rules(...egress),
      host('left', 'ann', '10.0.1.10'),
      host('left', 'bob', '10.0.1.20', {}, filteredBy('egress', 'ingress')),
    );

  it('lets answers of what it let in go out without a rule', () => {
    const answer = askFor(guarded(['ingress', rule('web', ports(443))]), 'ann', 'bob');
    expect(answer.verdict).toBe('reachable');
    const [made] = requestSteps(answer).filter(({ stage }) => stage === 'filter-in');
    expect(made).toMatchObject({ rule: { id: 'web' }, session: { kind: 'made', tracked: true } });
    const [used] = replySteps(answer).filter(({ stage }) => stage === 'filter-out');
    expect(used).toMatchObject({ action: 'pass', session: { kind: 'used' } });
  });

  it('tells having no rules from having none that match', () => {
    expect(firstBlocker(askFor(guarded(['ingress']), 'ann', 'bob'))).toEqual(['NO_RULES', 'ingress']);
    const other = guarded(['ingress', rule('ssh', ports(22))]);
    expect(firstBlocker(askFor(other, 'ann', 'bob'))).toEqual(['NO_MATCH', 'ingress']);
    expect(firstBlocker(askFor(guarded(['ingress', rule('all')]), 'bob', 'ann'))).toEqual([
      'NO_RULES',
      'ingress',
    ]);
  });

  it('matches in any order and names why each rule did not', () => {
    const graph = guarded([
      'ingress',
      rule('udp', { protocol: UDP }),
      rule('ssh', ports(22)),
      rule('far', { source: blocks('10.7.0.0/16') }),
      rule('never', { source: { kind: 'never', because: 'gone' } }),
      rule('web', { ...ports(443), source: blocks('10.9.0.0/16', '10.0.1.0/28') }),
      rule('all'),
    ]);
    const [step] = requestSteps(askFor(graph, 'ann', 'bob')).filter(({ stage }) => stage === 'filter-in');
    expect(step?.rows.map(({ id, reason }) => [id, reason])).toEqual([
      ['udp', 'protocol'],
      ['ssh', 'port'],
      ['far', 'source'],
      ['never', 'never'],
      ['web', 'decides'],
      ['all', 'also-matches'],
    ]);
  });

  it('asks ICMP for type and code, and other protocols for no port', () => {
    const echo = (type: number | null, code: number | null) =>
      guarded(['ingress', rule('icmp', { protocol: ICMP, icmp: { type, code } })]);
    expect(ping(echo(8, 0), 'ann', 'bob').verdict).toBe('reachable');
    expect(ping(echo(null, null), 'ann', 'bob').verdict).toBe('reachable');
    expect(ping(echo(3, null), 'ann', 'bob').verdict).toBe('blocked');
    expect(ping(echo(8, 1), 'ann', 'bob').verdict).toBe('blocked');
    const numbered = guarded(['ingress', rule('gre', { protocol: 47, ports: { from: 1, to: 1 } })]);
    expect(askFor(numbered, 'ann', 'bob', 0, { protocol: 47 }).verdict).toBe('reachable');
  });

  it('knows a sender by its group until a hop hides it', () => {
    const sender = rule('friends', { source: { kind: 'sender', group: 'friends', lostCode: 'HIDDEN' } });
    const friend = fragment({ contributions: [{ to: 'group', group: 'friends', interface: 'ann.if' }] });
    const ends = [
      host('left', 'ann', '10.0.1.10'),
      host('left', 'eve', '10.0.1.11'),
      host('right', 'bob', '10.0.2.20', {}, filteredBy('egress', 'ingress')),
    ];
    const common = [lan('right', '10.0.2.0/24', 'plain'), rules('ingress', sender), rules('egress'), friend];
    const straight = network(
      lan('left', '10.0.1.0/24', 'plain'),
      routes('plain', [row('10.0.0.0/16', 'router')]),
      ...common,
      ...ends,
    );
    expect(askFor(straight, 'ann', 'bob').verdict).toBe('reachable');
    expect(firstBlocker(askFor(straight, 'eve', 'bob'))).toEqual(['NO_MATCH', 'ingress']);
    const roundabout = network(
      lan('left', '10.0.1.0/24', 'table'),
      lan('middle', '10.0.3.0/24', 'plain'),
      routes('table', [{ ...row('10.0.2.0/24', 'x'), target: { next: 'middle.in', via: 'box.if' } }]),
      routes('plain', [row('10.0.0.0/16', 'router')]),
      host('middle', 'box', '10.0.3.10', { forwarding: 'route' }),
      ...common,
      ...ends,
    );
    const answer = askFor(roundabout, 'ann', 'bob');
    expect(firstBlocker(answer)).toEqual(['NO_MATCH', 'ingress']);
    const dropped = requestSteps(answer).find(
      ({ stage, action }) => stage === 'filter-in' && action === 'drop',
    );
    expect(dropped?.rows).toMatchObject([{ id: 'friends', reason: 'sender-hidden', code: 'HIDDEN' }]);
  });

  it('knows a receiver by the group that holds the address', () => {
    const graph = network(
      lan('left', '10.0.1.0/24', 'nowhere'),
      rules('egress', rule('to-friends', { destination: { kind: 'holder', group: 'friends' } })),
      rules('ingress'),
      host('left', 'ann', '10.0.1.10', {}, filteredBy('egress', 'ingress')),
      host('left', 'bob', '10.0.1.20'),
      host('left', 'eve', '10.0.1.30'),
      fragment({ contributions: [{ to: 'group', group: 'friends', interface: 'bob.if' }] }),
    );
    expect(askFor(graph, 'ann', 'bob').verdict).toBe('reachable');
    expect(firstBlocker(askFor(graph, 'ann', 'eve'))).toEqual(['NO_MATCH', 'ingress']);
  });

  it('does not track what is open both ways, and remembers only what it tracks', () => {
    const version = (ingress: readonly ReturnType<typeof rule>[], open: boolean) =>
      network(
        lan('left', '10.0.1.0/24', 'nowhere'),
        rules('ingress', ...ingress),
        fragment({
          tables: [
            {
              name: 'egress',
              origin: 'egress',
              rules: [rule('all')],
              ...(open ? { opensEverything: [TCP] } : {}),
            },
          ],
        }),
        host('left', 'ann', '10.0.1.10'),
        host('left', 'bob', '10.0.1.20', {}, filteredBy('egress', 'ingress')),
      );
    const flow = { from: 'ann', to: 'bob', protocol: TCP, port: 443, sourcePort: null };
    const later = (before: ReturnType<typeof version>) => {
      const question = ask(before, () => [], flow);
      invariant(question.ok, 'the flow can be asked');
      const established = establish(before, question.value);
      return askFor(version([], false), 'ann', 'bob', 443, { established }).verdict;
    };
    expect(later(version([rule('web', ports(443))], false))).toBe('reachable');
    expect(later(version([rule('web', ports(443))], true))).toBe('blocked');
    expect(later(version([rule('web', { ...ports(443), source: blocks('10.0.1.10/32') })], true))).toBe(
      'reachable',
    );
    expect(later(version([rule('ssh', ports(22))], false))).toBe('blocked');
  });
});

describe('a stateless filter', () => {
  const gate = (more: Partial<FilterSpec> = {}) =>
    element({
      kind: 'filter',
      name: 'gate',
      origin: 'gate',
      mode: 'first',
      tables: ['list'],
      otherwise: 'deny',
      code: 'DENIED',
      next: 'table',
      direction: 'out',
      ...more,
    });
  const lab = (list: ReturnType<typeof rules>, more: Partial<FilterSpec> = {}) =>
    network(
      lan('left', '10.0.1.0/24', 'gate'),
      lan('right', '10.0.2.0/24', 'table'),
      gate(more),
      list,
      routes('table', [row('10.0.0.0/16', 'router')]),
      host('left', 'ann', '10.0.1.10'),
      host('left', 'amy', '10.0.1.11'),
      host('right', 'bob', '10.0.2.10'),
    );

  it('is decided by the first rule that matches', () => {
    const graph = lab(
      rules(
        'list',
        rule('no', { ...ports(22), action: 'deny' }),
        rule('yes'),
        rule('late', { action: 'deny' }),
      ),
    );
    const [step] = requestSteps(askFor(graph, 'ann', 'bob')).filter(({ stage }) => stage === 'guard');
    expect(step).toMatchObject({ rule: { id: 'yes' } });
    expect(step?.rows.map(({ reason }) => reason)).toEqual(['port', 'decides', 'after-match']);
    const refused = askFor(graph, 'ann', 'bob', 22);
    expect(refused.blockers[0]).toMatchObject({ code: 'DENIED', at: 'list', rule: { id: 'no' } });
  });

  it('does with the rest what it says, in the words of the rule where that has some', () => {
    const worded = rules(
      'list',
      rule('no', { action: 'deny', source: blocks('10.0.1.11/32'), code: 'NOT_AMY' }),
    );
    expect(askFor(lab(worded, { otherwise: 'allow' }), 'ann', 'bob').verdict).toBe('reachable');
    expect(firstBlocker(askFor(lab(worded, { otherwise: 'allow' }), 'amy', 'bob'))).toEqual([
      'NOT_AMY',
      'list',
    ]);
    expect(firstBlocker(askFor(lab(worded), 'ann', 'bob'))).toEqual(['DENIED', 'list']);
  });

  it('forgets: the answer is asked anew about the client’s ports, and part of them may be lost', () => {
    const halves = (from: number, to: number) =>
      network(
        lan('left', '10.0.1.0/24', 'table', 'gate'),
        lan('right', '10.0.2.0/24', 'table'),
        gate({ next: 'left.in', direction: 'in' }),
        rules('list', rule('answers', ports(from, to))),
        routes('table', [row('10.0.0.0/16', 'router')]),
        host('left', 'ann', '10.0.1.10'),
        host('right', 'bob', '10.0.2.10'),
      );
    expect(askFor(halves(32768, 60999), 'ann', 'bob').verdict).toBe('reachable');
    const partly = askFor(halves(40000, 65535), 'ann', 'bob');
    expect(partly).toMatchObject({ verdict: 'partly', replied: 'some', symptom: 'intermittent' });
    expect(partly.blockers).toMatchObject([{ direction: 'reply', lost: [{ from: 32768, to: 39999 }] }]);
    expect(askFor(halves(40000, 65535), 'ann', 'bob', 443, { sourcePort: 50000 }).verdict).toBe('reachable');
    const none = askFor(halves(1, 1023), 'ann', 'bob');
    expect(none).toMatchObject({
      verdict: 'reply-lost',
      delivered: true,
      replied: false,
      symptom: 'time-out',
    });
  });

  it('at a border is not asked about what the router hands back to the same segment', () => {
    const inside = network(
      lan('left', '10.0.1.0/24', 'gate'),
      gate({ boundary: 'left' }),
      rules('list'),
      routes('table', [{ ...row('10.9.0.0/16', 'x'), target: { next: 'left.in', via: 'box.if' } }]),
      host('left', 'ann', '10.0.1.10'),
      host('left', 'box', '10.0.1.20', { forwarding: 'drop' }),
    );
    expect(firstBlocker(askFor(inside, 'ann', '10.9.9.9'))).toEqual(['NOT_MINE', 'box']);
    expect(firstBlocker(askFor(lab(rules('list'), { boundary: 'left' }), 'ann', 'bob'))).toEqual([
      'DENIED',
      'list',
    ]);
  });

  it('without its table lets through and says what it assumed', () => {
    const answer = askFor(lab(rules('elsewhere'), { assumption: 'LIST_ASSUMED' }), 'ann', 'bob');
    expect(answer.verdict).toBe('reachable');
    expect(answer.assumptions).toContainEqual({ code: 'LIST_ASSUMED', at: 'gate' });
  });

  it('that is a place of its own can be out of order', () => {
    const answer = askFor(lab(rules('list', rule('all'))), 'ann', 'bob', 443, { down: new Set(['gate']) });
    expect(firstBlocker(answer)).toEqual(['BAD_STATE', 'gate']);
  });
});
