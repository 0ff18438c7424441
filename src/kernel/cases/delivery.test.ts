import { describe, expect, it } from 'vitest';
import type { Fragment } from '../graph/fragment.ts';
import { TCP } from '../net/protocol.ts';
import {
  address,
  askFor,
  block,
  filteredBy,
  firstBlocker,
  fragment,
  host,
  interfaceOn,
  lan,
  network,
  ping,
  requestSteps,
  router,
  routes,
  row,
  rule,
  rules,
  stages,
} from './lab.ts';

const twoLans = (...more: readonly Fragment[]) =>
  network(lan('left', '10.0.1.0/24', 'table'), lan('right', '10.0.2.0/24', 'table'), ...more);
const toRouter = routes('table', [row('10.0.0.0/16', 'router')]);

describe('a segment', () => {
  const graph = network(
    lan('left', '10.0.1.0/24', 'nowhere'),
    host('left', 'ann', '10.0.1.10'),
    host('left', 'bob', '10.0.1.20'),
    interfaceOn('left', 'loose', '10.0.1.30'),
  );

  it('joins its interfaces directly: no route, no filter between them', () => {
    const answer = askFor(graph, 'ann', 'bob');
    expect(answer.verdict).toBe('reachable');
    expect(answer.hops).toEqual(['ann', 'ann.if', 'left', 'bob.if', 'bob']);
    expect(answer.replyHops).toEqual(['bob', 'bob.if', 'left', 'ann.if', 'ann']);
    expect(stages(answer)).toEqual(['start', 'source-check', 'on-link', 'address-check', 'deliver']);
  });

  it('notices at once that a neighbour is absent', () => {
    const answer = askFor(graph, 'ann', '10.0.1.99');
    expect(answer).toMatchObject({ verdict: 'blocked', symptom: 'host-unreachable', delivered: false });
    expect(firstBlocker(answer)).toEqual(['ABSENT', 'left']);
  });

  it('an interface with nothing behind it takes nothing and sends nothing', () => {
    expect(firstBlocker(askFor(graph, 'ann', 'loose'))).toEqual(['UNATTACHED', 'loose']);
    expect(firstBlocker(askFor(graph, 'loose', 'ann'))).toEqual(['UNATTACHED', 'loose']);
  });

  it('a host that speaks to itself meets no network', () => {
    const answer = askFor(graph, 'ann', 'ann');
    expect(answer).toMatchObject({ verdict: 'reachable', hops: ['ann'], replyHops: [] });
  });
});

describe('an interface', () => {
  const checked = { addressCheck: { code: 'FOREIGN_ADDRESS' } };

  it('with an address check takes and sends only what is its own', () => {
    const toBox = routes('table', [
      row('10.0.2.0/24', 'left.in', { target: { next: 'left.in', via: 'box.if' } }),
    ]);
    const graph = twoLans(
      toBox,
      host('left', 'ann', '10.0.1.10'),
      host('left', 'box', '10.0.1.20', { forwarding: 'route' }, checked),
      host('right', 'bob', '10.0.2.10'),
    );
    const answer = askFor(graph, 'ann', 'bob');
    const refused = requestSteps(answer).filter(({ code }) => code === 'FOREIGN_ADDRESS');
    expect(refused.map(({ stage }) => stage)).toEqual(['address-check', 'source-check']);
    expect(firstBlocker(answer)).toEqual(['FOREIGN_ADDRESS', 'box.if']);
  });

  it('has services beside it that no filter sees', () => {
    const graph = network(
      lan('left', '10.0.1.0/24', 'nowhere'),
      rules('none'),
      host(
        'left',
        'ann',
        '10.0.1.10',
        {},
        { ...filteredBy('none', 'none'), services: [{ address: address('169.254.0.1'), name: 'clock' }] },
      ),
    );
    const answer = askFor(graph, 'ann', '169.254.0.1');
    expect(answer).toMatchObject({ verdict: 'reachable', symptom: 'answered' });
    expect(answer.connections[0]).toMatchObject({ server: 'clock', reply: null });
    expect(firstBlocker(askFor(graph, 'ann', '169.254.0.2'))).toEqual(['NO_RULES', 'none']);
  });

  it('counts its own reachable addresses, not only the first', () => {
    const graph = network(
      lan('left', '10.0.1.0/24', 'nowhere'),
      host('left', 'ann', '10.0.1.10'),
      host('left', 'bob', '10.0.1.20', {}, { addresses: [address('10.0.1.20'), address('10.0.1.21')] }),
    );
    expect(askFor(graph, 'ann', '10.0.1.21')).toMatchObject({ verdict: 'reachable' });
  });
});

describe('a route table', () => {
  const ends = [host('left', 'ann', '10.0.1.10'), host('right', 'bob', '10.0.2.10')];

  it('takes the longest prefix, then the lower rank, then the earlier row', () => {
    const rows = [
      row('10.0.0.0/16', null, { id: 'wide', fault: { code: 'WRONG', unknown: false } }),
      row('10.0.2.0/24', null, { id: 'worse', rank: 2, fault: { code: 'WRONG', unknown: false } }),
      row('10.0.2.0/24', 'router', { id: 'chosen' }),
      row('10.0.2.0/24', null, { id: 'later', fault: { code: 'WRONG', unknown: false } }),
      row('10.0.2.10/32', 'router', { id: 'other', blocks: [block('10.0.2.11/32')] }),
      row('10.0.1.0/24', 'router', { id: 'back' }),
    ];
    const answer = askFor(twoLans(routes('table', rows), ...ends), 'ann', 'bob');
    expect(answer.verdict).toBe('reachable');
    const [step] = requestSteps(answer).filter(({ stage }) => stage === 'route');
    expect(step?.rows.map(({ id, reason, code }) => [id, reason, code])).toEqual([
      ['wide', 'less-specific', 'LESS_SPECIFIC'],
      ['worse', 'lower-priority', 'LOWER_PRIORITY'],
      ['chosen', 'decides', undefined],
      ['later', 'lower-priority', 'LOWER_PRIORITY'],
      ['other', 'not-covering', 'NOT_COVERING'],
      ['back', 'not-covering', 'NOT_COVERING'],
    ]);
  });

  it('with several blocks in a row looks at each of them', () => {
    const rows = [
      row('10.0.9.0/24', 'router', { id: 'list', blocks: [block('10.0.9.0/24'), block('10.0.2.0/24')] }),
    ];
    const graph = twoLans(routes('table', [...rows, row('10.0.1.0/24', 'router')]), ...ends);
    expect(askFor(graph, 'ann', 'bob')).toMatchObject({ verdict: 'reachable' });
  });

  it('a row with a fault wins all the same, and the packet ends there', () => {
    const rows = [
      row('10.0.0.0/16', 'router'),
      row('10.0.2.0/24', null, { fault: { code: 'BROKEN', unknown: false } }),
    ];
    const answer = askFor(twoLans(routes('table', rows), ...ends), 'ann', 'bob');
    expect(answer).toMatchObject({ verdict: 'blocked', delivered: false });
    expect(firstBlocker(answer)).toEqual(['BROKEN', 'table']);
  });

  it('a row whose fate is not known makes the verdict unknown', () => {
    const rows = [row('10.0.2.0/24', null, { fault: { code: 'NOT_KNOWN', unknown: true } })];
    const answer = askFor(twoLans(routes('table', rows), ...ends), 'ann', 'bob');
    expect(answer).toMatchObject({ verdict: 'unknown', symptom: 'unknown' });
  });

  it('without a row that covers the packet says so, and never forwards what is unroutable', () => {
    const bare = twoLans(routes('table', []), ...ends);
    expect(firstBlocker(askFor(bare, 'ann', 'bob'))).toEqual(['NO_ROUTE', 'table']);
    const guarded = routes('table', [row('10.0.0.0/16', 'router')], { unroutable: [block('10.0.2.0/28')] });
    expect(firstBlocker(askFor(twoLans(guarded, ...ends), 'ann', 'bob'))).toEqual(['NO_ROUTE', 'table']);
  });

  it('looks past a missing route by the exit that leads home with the fewest blockers', () => {
    const graph = twoLans(
      routes('table', [row('10.0.1.0/24', 'router')]),
      ...ends,
      fragment({
        elements: [{ kind: 'sink', name: 'void', origin: 'void', code: 'VOID' }],
        contributions: [
          { to: 'exit', exits: 'exits', target: { next: 'void' } },
          { to: 'exit', exits: 'exits', target: { next: 'router' } },
        ],
      }),
    );
    const answer = askFor(graph, 'ann', 'bob');
    expect(answer.blockers.map(({ code }) => code)).toEqual(['NO_ROUTE']);
    const after = requestSteps(answer).filter(({ hypothetical }) => hypothetical);
    expect(after.at(-1)).toMatchObject({ stage: 'deliver', at: 'bob' });
    expect(answer.hops).not.toContain('bob');
  });

  it('may hand the packet to one interface, whatever its destination', () => {
    const rows = [
      row('10.0.2.0/24', 'left.in', { target: { next: 'left.in', via: 'box.if' } }),
      row('10.0.1.0/24', 'router'),
    ];
    const boxRows = routes('plain', [row('10.0.0.0/16', 'router')]);
    const graph = network(
      lan('left', '10.0.1.0/24', 'table'),
      lan('right', '10.0.2.0/24', 'plain'),
      lan('middle', '10.0.3.0/24', 'plain'),
      routes('table', [
        { ...row('10.0.2.0/24', 'x'), target: { next: 'middle.in', via: 'box.if' } },
        ...rows.slice(1),
      ]),
      boxRows,
      host('middle', 'box', '10.0.3.10', { forwarding: 'route' }),
      ...ends,
    );
    const answer = askFor(graph, 'ann', 'bob');
    expect(answer).toMatchObject({ verdict: 'reachable' });
    expect(answer.hops).toEqual(expect.arrayContaining(['table', 'box', 'plain', 'bob']));
    expect(answer.replyHops).not.toContain('box');
  });
});

describe('a switch', () => {
  it('hands the packet to the segment that holds its destination', () => {
    const graph = twoLans(toRouter, host('left', 'ann', '10.0.1.10'), host('right', 'bob', '10.0.2.10'));
    expect(askFor(graph, 'ann', 'bob').hops).toEqual([
      'ann',
      'ann.if',
      'left',
      'table',
      'router',
      'right',
      'bob.if',
      'bob',
    ]);
    expect(firstBlocker(askFor(graph, 'ann', '10.0.7.7'))).toEqual(['NO_SEGMENT', 'router']);
    const absent = askFor(graph, 'ann', '10.0.2.99');
    expect(firstBlocker(absent)).toEqual(['ABSENT', 'right']);
    expect(absent.symptom).toBe('time-out');
  });

  it('tells the smallest packet size of the way', () => {
    const small = fragment({
      elements: [
        { kind: 'switch', name: 'router', origin: 'router', absentCode: 'NO_SEGMENT', mtu: 9000 },
        {
          kind: 'filter',
          name: 'narrow',
          origin: 'narrow',
          mtu: 1400,
          mode: 'first',
          tables: [],
          otherwise: 'allow',
          code: 'X',
          next: 'router',
          direction: 'out',
        },
      ],
    });
    const ends = [host('left', 'ann', '10.0.1.10'), host('right', 'bob', '10.0.2.10')];
    expect(askFor(twoLans(small, toRouter, ...ends), 'ann', 'bob').mtu).toBe(9000);
    const byNarrow = routes('table', [row('10.0.0.0/16', 'narrow')]);
    expect(askFor(twoLans(small, byNarrow, ...ends), 'ann', 'bob').mtu).toBe(1400);
    expect(askFor(twoLans(router, toRouter, ...ends), 'ann', 'bob').mtu).toBeNull();
  });
});

describe('a host', () => {
  const chain = (forwarding: 'route' | 'masquerade' | 'drop' | null, to: string) =>
    network(
      lan('left', '10.0.1.0/24', 'table'),
      lan('middle', '10.0.3.0/24', 'plain'),
      lan('right', to, 'plain'),
      routes('table', [
        { ...row(to, 'x'), target: { next: 'middle.in', via: 'box.if' } },
        row('10.0.0.0/16', 'router'),
      ]),
      routes('plain', [row('0.0.0.0/0', 'router')]),
      host('middle', 'box', '10.0.3.10', { forwarding }),
      host('left', 'ann', '10.0.1.10'),
      host('right', 'bob', to.replace('.0/24', '.10')),
    );
  const sourceSeen = (answer: ReturnType<typeof askFor>) =>
    requestSteps(answer).find(({ stage, at }) => stage === 'deliver' && at === 'bob')?.before.source;

  it('that routes passes a packet on unchanged', () => {
    const answer = askFor(chain('route', '10.0.2.0/24'), 'ann', 'bob');
    expect(answer).toMatchObject({ verdict: 'reachable', assumptions: [{ code: 'LISTENER_ASSUMED' }] });
    expect(sourceSeen(answer)).toBe(address('10.0.1.10'));
  });

  it('that masquerades lends its own address, and takes the answers for it', () => {
    const answer = askFor(chain('masquerade', '10.0.2.0/24'), 'ann', 'bob');
    expect(answer.verdict).toBe('reachable');
    expect(sourceSeen(answer)).toBe(address('10.0.3.10'));
    expect(answer.replyHops).toEqual(expect.arrayContaining(['bob', 'box', 'ann']));
  });

  it('that drops keeps to its own packets', () => {
    expect(firstBlocker(askFor(chain('drop', '10.0.2.0/24'), 'ann', 'bob'))).toEqual(['NOT_MINE', 'box']);
  });

  it('of which nothing is known is taken to masquerade towards public addresses only', () => {
    const inside = askFor(chain(null, '10.0.2.0/24'), 'ann', 'bob');
    expect(inside.assumptions.map(({ code, at }) => [code, at])).toContainEqual([
      'FORWARDING_ASSUMED',
      'box',
    ]);
    expect(sourceSeen(inside)).toBe(address('10.0.1.10'));
    const publicOne = askFor(chain(null, '198.51.100.0/24'), 'ann', 'bob.if');
    expect(sourceSeen(publicOne)).toBe(address('10.0.3.10'));
  });

  it('refuses where it is known not to listen, and answers pings all the same', () => {
    const graph = network(
      lan('left', '10.0.1.0/24', 'nowhere'),
      host('left', 'ann', '10.0.1.10'),
      host('left', 'bob', '10.0.1.20', { listeners: [{ protocol: TCP, port: 443 }] }),
    );
    expect(askFor(graph, 'ann', 'bob', 443)).toMatchObject({ verdict: 'reachable', assumptions: [] });
    expect(askFor(graph, 'ann', 'bob', 80)).toMatchObject({
      verdict: 'refused',
      symptom: 'refused',
      delivered: true,
    });
    expect(ping(graph, 'ann', 'bob').verdict).toBe('reachable');
  });

  it('that does not work, or is out of order, handles nothing', () => {
    const graph = (fault?: { readonly code: string }) =>
      network(
        lan('left', '10.0.1.0/24', 'nowhere'),
        host('left', 'ann', '10.0.1.10'),
        host('left', 'bob', '10.0.1.20', fault === undefined ? {} : { fault }, { zone: 'cellar' }),
      );
    expect(firstBlocker(askFor(graph({ code: 'ASLEEP' }), 'ann', 'bob'))).toEqual(['ASLEEP', 'bob']);
    expect(firstBlocker(askFor(graph({ code: 'ASLEEP' }), 'bob', 'ann'))).toEqual(['ASLEEP', 'bob']);
    for (const down of ['bob', 'cellar']) {
      const answer = askFor(graph(), 'ann', 'bob', 443, { down: new Set([down]) });
      expect(firstBlocker(answer)).toEqual(['BAD_STATE', 'bob']);
    }
    expect(askFor(graph(), 'ann', 'bob', 443, { down: new Set(['attic']) }).verdict).toBe('reachable');
  });
});

describe('a ring of tables', () => {
  it('ends the packet where it comes by for the second time', () => {
    const via = (segment: string, name: string) => ({ next: `${segment}.in`, via: name });
    const graph = network(
      lan('left', '10.0.1.0/24', 'one'),
      lan('right', '10.0.2.0/24', 'two'),
      routes('one', [{ ...row('10.9.0.0/16', 'x'), target: via('right', 'bob.if') }]),
      routes('two', [{ ...row('10.9.0.0/16', 'x'), target: via('left', 'box.if') }]),
      host('left', 'ann', '10.0.1.10'),
      host('left', 'box', '10.0.1.20', { forwarding: 'route' }),
      host('right', 'bob', '10.0.2.10', { forwarding: 'route' }),
    );
    const answer = askFor(graph, 'ann', '10.9.9.9');
    expect(answer).toMatchObject({ verdict: 'blocked', symptom: 'time-out' });
    expect(firstBlocker(answer)).toEqual(['CYCLIC_PATH_DETECTED', 'one']);
  });

  it('that changes the packet each time ends too', () => {
    const outer = { source: address('10.0.1.1'), destination: address('10.0.2.1'), protocol: TCP, port: 1 };
    const graph = network(
      lan('left', '10.0.1.0/24', 'wrap'),
      fragment({ elements: [{ kind: 'encapsulate', name: 'wrap', origin: 'wrap', outer, next: 'wrap' }] }),
      host('left', 'ann', '10.0.1.10'),
      rules('unused', rule('x')),
    );
    expect(firstBlocker(askFor(graph, 'ann', '10.9.9.9'))).toEqual(['CYCLIC_PATH_DETECTED', 'wrap']);
  });
});
