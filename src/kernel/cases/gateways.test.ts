import { describe, expect, it } from 'vitest';
import type { Fragment } from '../graph/fragment.ts';
import { formatAddress } from '../net/address.ts';
import { ICMP, TCP, UDP } from '../net/protocol.ts';
import {
  address,
  askFor,
  block,
  choice,
  element,
  firstBlocker,
  fragment,
  host,
  interfaceOn,
  lan,
  network,
  outside,
  ping,
  replySteps,
  requestSteps,
  routes,
  row,
} from './lab.ts';

const ends = (
  step: { readonly after: { readonly source: number; readonly destination: number } } | undefined,
) =>
  step === undefined
    ? null
    : [formatAddress(step.after.source as never), formatAddress(step.after.destination as never)];

/** A gateway that swaps private and public addresses, both ways. */
const gateway: Fragment = fragment({
  elements: [
    {
      kind: 'translate',
      name: 'gate-out',
      origin: 'gate',
      field: 'source',
      pairs: 'pairs',
      missingCode: 'NO_TWIN',
      next: 'internet',
    },
    {
      kind: 'translate',
      name: 'gate-in',
      origin: 'gate',
      field: 'destination',
      pairs: 'pairs',
      missingCode: 'NOT_OURS',
      next: 'router',
    },
  ],
  contributions: [
    { to: 'entry', outside: 'internet', pairs: 'pairs', next: 'gate-in' },
    { to: 'pair', pairs: 'pairs', inside: address('10.0.1.10'), outside: address('203.0.113.10') },
    { to: 'pair', pairs: 'pairs', inside: address('10.0.1.20'), outside: address('203.0.113.20') },
  ],
});
const site = [
  outside,
  gateway,
  lan('left', '10.0.1.0/24', 'table'),
  routes('table', [row('10.0.0.0/16', 'router'), row('0.0.0.0/0', 'gate-out')]),
  host('left', 'ann', '10.0.1.10', {}, { entry: 'gate-in' }),
  host('left', 'bob', '10.0.1.20', {}, { entry: 'gate-in' }),
  host('left', 'eve', '10.0.1.30', {}, { entry: 'gate-in' }),
];

describe('one-to-one translation', () => {
  const graph = network(...site);

  it('gives the source its twin going out and takes it back coming in', () => {
    const answer = askFor(graph, 'ann', 'internet:198.51.100.7');
    expect(answer).toMatchObject({ verdict: 'reachable', delivered: true });
    expect(ends(requestSteps(answer).find(({ stage }) => stage === 'translate'))).toEqual([
      '203.0.113.10',
      '198.51.100.7',
    ]);
    expect(ends(replySteps(answer).find(({ stage }) => stage === 'translate'))).toEqual([
      '198.51.100.7',
      '10.0.1.10',
    ]);
  });

  it('brings a stranger in by the public address', () => {
    const answer = askFor(graph, 'internet:198.51.100.7', 'ann');
    expect(answer.verdict).toBe('reachable');
    expect(answer.header.destination).toBe(address('203.0.113.10'));
    expect(answer.hops).toEqual(['internet', 'gate', 'router', 'left', 'ann.if', 'ann']);
  });

  it('says which side lacks a twin', () => {
    expect(firstBlocker(askFor(graph, 'eve', 'internet'))).toEqual(['NO_TWIN', 'gate']);
    expect(firstBlocker(askFor(graph, 'internet', 'eve'))).toEqual(['NOT_OURS', 'gate']);
  });

  it('lets a neighbour be reached around the outside by its public address', () => {
    const answer = askFor(graph, 'ann', '203.0.113.20');
    expect(answer).toMatchObject({ verdict: 'reachable' });
    expect(ends(requestSteps(answer).at(-1))).toEqual(['203.0.113.10', '10.0.1.20']);
  });
});

describe('the outside', () => {
  it('takes what is meant for it and nothing private', () => {
    const graph = network(...site);
    expect(askFor(graph, 'ann', 'internet').hops.at(-1)).toBe('internet');
    const lost = askFor(graph, 'ann', '192.168.7.7');
    expect(lost).toMatchObject({ verdict: 'blocked', delivered: false });
    expect(lost.blockers[0]?.code).toBe('NOBODY_OUTSIDE');
  });
});

describe('many-to-one translation', () => {
  const nat = [
    interfaceOn('left', 'nat.if', '10.0.1.20', { up: 'nat', entry: 'gate-in' }),
    element(
      {
        kind: 'masquerade',
        name: 'nat',
        origin: 'nat',
        zone: 'cellar',
        interface: 'nat.if',
        ports: { from: 2000, to: 3000 },
        protocols: [TCP, UDP, ICMP],
        sources: [block('10.0.2.0/24')],
        idleTimeoutSeconds: 7,
        codes: { protocol: 'WRONG_PROTOCOL', source: 'STRANGER', unsolicited: 'UNASKED' },
      },
      { to: 'endpoint', id: 'nat', endpoint: { kind: 'interface', interface: 'nat.if' } },
    ),
    lan('right', '10.0.2.0/24', 'behind'),
    lan('third', '10.0.3.0/24', 'behind'),
    routes('behind', [
      row('10.0.0.0/16', 'router'),
      { ...row('0.0.0.0/0', 'x'), target: { next: 'left.in', via: 'nat.if' } },
    ]),
    host('right', 'cat', '10.0.2.10'),
    host('right', 'cot', '10.0.2.11'),
    host('third', 'dog', '10.0.3.10'),
  ];
  const graph = network(...site.filter((part) => !part.elements.some(({ name }) => name === 'bob')), ...nat);

  it('lends new flows its address and a port, and gives answers back to whom they are for', () => {
    const answer = askFor(graph, 'cat', 'internet:198.51.100.7');
    expect(answer.verdict).toBe('reachable');
    const made = requestSteps(answer).find(({ stage }) => stage === 'masquerade');
    expect(ends(made)).toEqual(['10.0.1.20', '198.51.100.7']);
    expect(made).toMatchObject({
      after: { sourcePorts: [{ from: 2000, to: 3000 }] },
      session: { kind: 'made', tracked: true, idleTimeoutSeconds: 7 },
    });
    const used = replySteps(answer).find(({ stage }) => stage === 'masquerade');
    expect(ends(used)).toEqual(['198.51.100.7', '10.0.2.10']);
    expect(used).toMatchObject({
      session: { kind: 'used' },
      after: { destinationPorts: [{ from: 32768, to: 60999 }] },
    });
    expect(answer.replyHops.at(-1)).toBe('cat');
  });

  it('takes its own protocols only, from its own blocks only, and nothing unasked', () => {
    expect(ping(graph, 'cat', 'internet').verdict).toBe('reachable');
    expect(firstBlocker(askFor(graph, 'cat', 'internet', 0, { protocol: 47 }))).toEqual([
      'WRONG_PROTOCOL',
      'nat',
    ]);
    expect(firstBlocker(askFor(graph, 'dog', 'internet'))).toEqual(['STRANGER', 'nat']);
    expect(firstBlocker(askFor(graph, 'internet', '203.0.113.20'))).toEqual(['STRANGER', 'nat']);
    expect(firstBlocker(askFor(graph, 'cat', '10.0.1.20'))).toEqual(['UNASKED', 'nat']);
  });

  it('falls with its zone', () => {
    for (const down of ['nat', 'cellar'])
      expect(firstBlocker(askFor(graph, 'cat', 'internet', 443, { down: new Set([down]) }))).toEqual([
        'BAD_STATE',
        'nat',
      ]);
  });
});

describe('a tunnel', () => {
  const outer = { source: address('10.8.0.1'), destination: address('10.0.2.99'), protocol: UDP, port: 6081 };
  const tunnel = (between: string) => [
    lan('left', '10.0.1.0/24', 'wrap'),
    lan('right', '10.0.2.0/24', 'plain'),
    element({ kind: 'encapsulate', name: 'wrap', origin: 'wrap', outer, next: between }),
    element({
      kind: 'decapsulate',
      name: 'unwrap',
      origin: 'unwrap',
      plainCode: 'NOT_WRAPPED',
      next: 'router',
    }),
    routes('plain', [row('10.0.0.0/16', 'router')]),
    host('left', 'ann', '10.0.1.10'),
    host('right', 'bob', '10.0.2.10'),
  ];

  it('shows the network between its outer header and the end the inner one', () => {
    const inside = routes('transit', [
      row('10.0.2.99/32', 'unwrap', { id: 'outer' }),
      row('10.0.2.0/24', 'router', { id: 'inner' }),
    ]);
    const answer = askFor(network(...tunnel('transit'), inside), 'ann', 'bob');
    expect(answer.verdict).toBe('reachable');
    const route = requestSteps(answer).find(({ stage }) => stage === 'route');
    expect(route).toMatchObject({
      rule: { id: 'outer' },
      before: { protocol: UDP, destinationPorts: [{ from: 6081, to: 6081 }] },
    });
    expect(ends(requestSteps(answer).at(-1))).toEqual(['10.0.1.10', '10.0.2.10']);
  });

  it('ends with a packet that was never wrapped refused', () => {
    const graph = network(
      ...tunnel('unwrap'),
      lan('third', '10.0.3.0/24', 'unwrap'),
      host('third', 'cat', '10.0.3.10'),
    );
    expect(askFor(graph, 'ann', 'bob').verdict).toBe('reachable');
    expect(firstBlocker(askFor(graph, 'cat', 'bob'))).toEqual(['NOT_WRAPPED', 'unwrap']);
  });
});

describe('a sink', () => {
  it('is where knowledge ends: the verdict is unknown, not blocked', () => {
    const graph = network(
      lan('left', '10.0.1.0/24', 'beyond'),
      element({ kind: 'sink', name: 'beyond', origin: 'beyond', code: 'BEYOND' }),
      host('left', 'ann', '10.0.1.10'),
    );
    const answer = askFor(graph, 'ann', '10.9.9.9');
    expect(answer).toMatchObject({ verdict: 'unknown', symptom: 'unknown', delivered: false });
    expect(firstBlocker(answer)).toEqual(['BEYOND', 'beyond']);
  });
});

describe('a choice of ways', () => {
  const candidate = (
    id: string,
    ip: string,
    more: { readonly weight?: number; readonly ineligible?: string } = {},
  ) => ({
    id,
    ineligible: more.ineligible ?? null,
    weight: more.weight ?? 1,
    address: address(ip),
    port: 8080,
    next: 'router',
  });
  const balanced = (candidates: Parameters<typeof choice>[1]) =>
    network(
      lan('left', '10.0.1.0/24', 'pick'),
      lan('right', '10.0.2.0/24', 'pick-back'),
      choice('pick', candidates, 'router'),
      element({
        kind: 'filter',
        name: 'pick-back',
        origin: 'wire',
        mode: 'first',
        tables: [],
        otherwise: 'allow',
        code: 'X',
        next: 'pick',
        direction: 'out',
      }),
      host('left', 'ann', '10.0.1.10'),
      host('right', 'bob', '10.0.2.10'),
      host('right', 'cat', '10.0.2.11'),
    );
  const chosenId = (answer: ReturnType<typeof askFor>) =>
    requestSteps(answer).find(({ stage }) => stage === 'choose')?.rule?.id;

  it('moves the flow to one of its candidates, and the answer back', () => {
    const graph = balanced([
      candidate('only', '10.0.2.10'),
      candidate('ill', '10.0.2.11', { ineligible: 'UNHEALTHY' }),
    ]);
    const answer = askFor(graph, 'ann', '10.0.9.9', 80);
    expect(answer.verdict).toBe('reachable');
    const [step] = requestSteps(answer).filter(({ stage }) => stage === 'choose');
    expect(ends(step)).toEqual(['10.0.1.10', '10.0.2.10']);
    expect(step?.rows.map(({ id, reason, text }) => [id, reason, text])).toEqual([
      ['only', 'chosen', 'only'],
      ['ill', 'ineligible', 'UNHEALTHY'],
    ]);
    expect(ends(replySteps(answer).find(({ stage }) => stage === 'choose'))).toEqual([
      '10.0.9.9',
      '10.0.1.10',
    ]);
  });

  it('takes the same way for the same flow, and each way for some flow', () => {
    const graph = balanced([candidate('one', '10.0.2.10'), candidate('two', '10.0.2.11')]);
    const seen = new Set<string | undefined>();
    for (let sourcePort = 40000; sourcePort < 40032; sourcePort++) {
      const first = chosenId(askFor(graph, 'ann', '10.0.9.9', 80, { sourcePort }));
      expect(chosenId(askFor(graph, 'ann', '10.0.9.9', 80, { sourcePort }))).toBe(first);
      seen.add(first);
    }
    expect([...seen].sort()).toEqual(['one', 'two']);
  });

  it('keeps to the weights: nothing for none', () => {
    const graph = balanced([candidate('one', '10.0.2.10', { weight: 0 }), candidate('two', '10.0.2.11')]);
    for (let sourcePort = 40000; sourcePort < 40016; sourcePort++)
      expect(chosenId(askFor(graph, 'ann', '10.0.9.9', 80, { sourcePort }))).toBe('two');
  });

  it('says so when there is nothing to choose', () => {
    const answer = askFor(
      balanced([candidate('ill', '10.0.2.10', { ineligible: 'UNHEALTHY' })]),
      'ann',
      '10.0.9.9',
      80,
    );
    expect(firstBlocker(answer)).toEqual(['NONE_ELIGIBLE', 'pick']);
    expect(requestSteps(answer).at(-1)?.rows).toMatchObject([{ id: 'ill', reason: 'ineligible' }]);
  });
});

describe('a proxy', () => {
  const target = (id: string, ip: string, ineligible: string | null = null) => ({
    id,
    ineligible,
    weight: 1,
    address: address(ip),
    port: 8080,
  });
  const proxied = (targets: Parameters<typeof choice>[1], listening = 8080) =>
    network(
      lan('left', '10.0.1.0/24', 'plain'),
      lan('right', '10.0.2.0/24', 'plain'),
      routes('plain', [row('10.0.0.0/16', 'router')]),
      host('left', 'ann', '10.0.1.10'),
      interfaceOn('left', 'front.if', '10.0.1.99', { up: 'front' }),
      element({
        kind: 'terminate',
        name: 'front',
        origin: 'front',
        interface: 'front.if',
        ports: { from: 1024, to: 65535 },
        listeners: [{ protocol: TCP, port: 443, choose: 'targets' }],
        noListenerCode: 'NO_LISTENER',
      }),
      choice('targets', targets),
      host('right', 'bob', '10.0.2.10', { listeners: [{ protocol: TCP, port: listening }] }),
    );

  it('ends one connection and opens another; the answers come back in reverse order', () => {
    const answer = askFor(proxied([target('bob', '10.0.2.10')]), 'ann', 'front.if', 443);
    expect(answer).toMatchObject({ verdict: 'reachable', replied: true });
    expect(answer.connections.map(({ client, server }) => [client, server])).toEqual([
      ['ann', 'front'],
      ['front', 'bob'],
    ]);
    const [first, second] = answer.connections;
    const start = second?.forward[0]?.steps[0]?.before;
    expect(start).toMatchObject({
      source: address('10.0.1.99'),
      destination: address('10.0.2.10'),
      destinationPorts: [{ from: 8080, to: 8080 }],
      sourcePorts: [{ from: 1024, to: 65535 }],
    });
    expect(answer.replyHops.indexOf('bob')).toBe(0);
    expect(answer.replyHops.at(-1)).toBe('ann');
    expect(answer.replyHops.indexOf('front')).toBeGreaterThan(answer.replyHops.indexOf('bob'));
    expect(first?.reply).not.toBeNull();
  });

  it('refuses ports it does not listen on, and goes on only to a target that is well', () => {
    const graph = proxied([target('bob', '10.0.2.10')]);
    expect(firstBlocker(askFor(graph, 'ann', 'front.if', 80))).toEqual(['NO_LISTENER', 'front']);
    const ill = askFor(proxied([target('bob', '10.0.2.10', 'UNHEALTHY')]), 'ann', 'front.if', 443);
    expect(firstBlocker(ill)).toEqual(['NONE_ELIGIBLE', 'targets']);
    expect(ill).toMatchObject({ verdict: 'blocked', delivered: false });
  });

  it('tells a target that refuses from one that answers', () => {
    expect(askFor(proxied([target('bob', '10.0.2.10')], 9), 'ann', 'front.if', 443).verdict).toBe('refused');
  });
});
