import type { Step, Trace } from '../forward/answer.ts';
import { ask } from '../forward/ask.ts';
import { judge, type TraceOptions, trace } from '../forward/trace.ts';
import type {
  ChooseSpec,
  Contribution,
  ElementSpec,
  Fragment,
  HostSpec,
  InterfaceSpec,
  RouteSpec,
} from '../graph/fragment.ts';
import type { Graph } from '../graph/graph.ts';
import { linkGraph } from '../graph/link.ts';
import type { RouteRow, Rule, RuleTable } from '../graph/rules.ts';
import { invariant } from '../lib/invariant.ts';
import { type Address, parseAddress } from '../net/address.ts';
import { type Cidr, parseCidr } from '../net/cidr.ts';
import { LINUX_EPHEMERAL, WIDE_EPHEMERAL } from '../net/ports.ts';
import { ICMP, type Protocol, TCP } from '../net/protocol.ts';

/** Networks built from bare elements, for cases that know nothing of any cloud provider. */
export function address(text: string): Address {
  const parsed = parseAddress(text);
  invariant(parsed.ok, `${text} is an address`);
  return parsed.value;
}

export function block(text: string): Cidr {
  const parsed = parseCidr(text);
  invariant(parsed.ok, `${text} is a block`);
  return parsed.value;
}

export function fragment(parts: Partial<Fragment>): Fragment {
  return { elements: [], tables: [], contributions: [], ...parts };
}

/** A segment whose hosts leave to `next`. */
export function lan(segment: string, cidr: string, next: string, enterBy = `${segment}.in`): Fragment {
  return fragment({
    elements: [
      {
        kind: 'lan-out',
        name: `${segment}.out`,
        origin: segment,
        segment,
        block: block(cidr),
        absentCode: 'ABSENT',
        next,
      },
      { kind: 'lan-in', name: `${segment}.in`, origin: segment, segment, absentCode: 'ABSENT' },
    ],
    contributions: [{ to: 'segment', switch: 'router', block: block(cidr), next: enterBy }],
  });
}

/** Hands packets to the segments of the lab. */
export const router: Fragment = fragment({
  elements: [{ kind: 'switch', name: 'router', origin: 'router', absentCode: 'NO_SEGMENT' }],
});

export const outside: Fragment = fragment({
  elements: [
    {
      kind: 'outside',
      name: 'internet',
      origin: 'internet',
      ports: WIDE_EPHEMERAL,
      absentCode: 'NOBODY_OUTSIDE',
    },
  ],
});

export function interfaceOn(
  segment: string,
  name: string,
  ip: string,
  more: Partial<InterfaceSpec> = {},
): Fragment {
  const element: InterfaceSpec = {
    kind: 'interface',
    name,
    origin: name,
    unattachedCode: 'UNATTACHED',
    addresses: [address(ip)],
    segment,
    out: `${segment}.out`,
    filter: null,
    addressCheck: null,
    services: [],
    ephemeral: LINUX_EPHEMERAL,
    network: 'net',
    pairs: 'pairs',
    enter: `${segment}.in`,
    ...more,
  };
  return fragment({
    elements: [element],
    contributions: [
      ...element.addresses.map(
        (own): Contribution => ({ to: 'neighbour', segment, address: own, interface: name }),
      ),
      { to: 'endpoint', id: name, endpoint: { kind: 'interface', interface: name } },
    ],
  });
}

/** A host of that name with one interface, `NAME.if`. */
export function host(
  segment: string,
  name: string,
  ip: string,
  more: Partial<HostSpec> = {},
  interfaceMore: Partial<InterfaceSpec> = {},
): Fragment {
  const attached = interfaceOn(segment, `${name}.if`, ip, { up: name, ...interfaceMore });
  return fragment({
    elements: [
      ...attached.elements,
      {
        kind: 'host',
        name,
        origin: name,
        listeners: null,
        forwarding: 'drop',
        dropCode: 'NOT_MINE',
        ports: WIDE_EPHEMERAL,
        ...more,
      },
    ],
    contributions: [
      ...attached.contributions,
      { to: 'host', host: name, index: 0, interface: `${name}.if` },
      { to: 'endpoint', id: name, endpoint: { kind: 'host', host: name } },
    ],
  });
}

/** A route row: destination block, the element behind it, and what is special about it. */
export function row(cidr: string, next: string | null, more: Partial<RouteRow> = {}): RouteRow {
  return {
    id: cidr,
    blocks: [block(cidr)],
    rank: 0,
    targetId: next ?? 'gone',
    target: next === null ? null : { next },
    ...more,
  };
}

export function routes(name: string, rows: readonly RouteRow[], more: Partial<RouteSpec> = {}): Fragment {
  return fragment({
    elements: [
      {
        kind: 'route',
        name,
        origin: name,
        rows,
        unroutable: [],
        exits: 'exits',
        codes: {
          noRoute: 'NO_ROUTE',
          noMatch: 'NOT_COVERING',
          moreSpecific: 'LESS_SPECIFIC',
          higherPriority: 'LOWER_PRIORITY',
        },
        ...more,
      },
    ],
  });
}

export function rule(id: string, more: Partial<Rule> = {}): Rule {
  return {
    id,
    action: 'allow',
    protocol: null,
    ports: null,
    icmp: null,
    source: null,
    destination: null,
    text: id,
    ...more,
  };
}

export function rules(name: string, ...list: readonly Rule[]): Fragment {
  const table: RuleTable = { name, origin: name, rules: list };
  return fragment({ tables: [table] });
}

/** An interface's stateful filter with one table each way. */
export function filteredBy(egress: string, ingress: string): Pick<InterfaceSpec, 'filter'> {
  return {
    filter: {
      egress: [egress],
      ingress: [ingress],
      owners: [ingress],
      noRulesCode: 'NO_RULES',
      mismatchCode: 'NO_MATCH',
    },
  };
}

export function element(spec: ElementSpec, ...contributions: readonly Contribution[]): Fragment {
  return fragment({ elements: [spec], contributions });
}

export function choice(name: string, candidates: ChooseSpec['candidates'], back?: string): Fragment {
  return element({
    kind: 'choose',
    name,
    origin: name,
    candidates,
    noneCode: 'NONE_ELIGIBLE',
    ...(back === undefined ? {} : { back }),
  });
}

export function network(...fragments: readonly Fragment[]): Graph {
  return linkGraph([router, ...fragments]);
}

interface AskMore extends TraceOptions {
  readonly protocol?: Protocol;
  readonly sourcePort?: number;
}

/** The trace of a flow; also holds the short answer to agree with the long one. */
export function askFor(graph: Graph, from: string, to: string, port = 443, more: AskMore = {}): Trace {
  const { protocol = TCP, sourcePort, ...options } = more;
  const flow = { from, to, protocol, port, sourcePort: sourcePort ?? null };
  const question = ask(graph, () => [], flow);
  invariant(question.ok, question.ok ? '' : question.error);
  const answer = trace(graph, question.value, options);
  const short = judge(graph, question.value, options);
  invariant(short.verdict === answer.verdict, 'the short verdict is the long one');
  invariant(short.code === (answer.blockers[0]?.code ?? null), 'the short code is the first blocker');
  return answer;
}

export function ping(graph: Graph, from: string, to: string, options: TraceOptions = {}): Trace {
  return askFor(graph, from, to, 0, { ...options, protocol: ICMP });
}

export function requestSteps(answer: Trace): readonly Step[] {
  return answer.connections.flatMap(({ forward }) => forward.flatMap(({ steps }) => steps));
}

export function replySteps(answer: Trace): readonly Step[] {
  return answer.connections.flatMap(({ reply }) => (reply ?? []).flatMap(({ steps }) => steps));
}

/** The stages of the request that did something, in order. */
export function stages(answer: Trace): readonly string[] {
  return requestSteps(answer)
    .filter(({ action }) => action !== 'skip')
    .map(({ stage }) => stage);
}

/** Where the first blocker stands and what it says. */
export function firstBlocker(answer: Trace): readonly [string, string] | null {
  const first = answer.blockers[0];
  return first === undefined ? null : [first.code, first.at];
}
