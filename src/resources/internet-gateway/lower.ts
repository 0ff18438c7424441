import type { Contribution, ElementSpec, Fragment } from '../../kernel/graph/fragment.ts';
import type { Rule, RuleTable } from '../../kernel/graph/rules.ts';
import { RFC1918, RFC6598 } from '../../kernel/net/special.ts';
import { INTERNET, names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { InternetGateway } from './schema.ts';

/** NET-13 */
const MTU_INTERNET = 1500;

/** One-to-one translation between the VPC and the internet, both ways, with its conditions (IGW-1, IGW-2). */
export function lowerInternetGateway(_view: AwsView, record: InternetGateway): Fragment {
  const attachment = record.Attachments.find(
    (candidate) => candidate.State === 'available' || candidate.State === 'attached',
  );
  if (attachment === undefined) return { elements: [], tables: [], contributions: [] };
  const { VpcId } = attachment;
  const contributions: readonly Contribution[] = [
    { to: 'alias', name: names.entrance(VpcId), element: names.gatewayIn(record.id) },
    { to: 'entry', outside: INTERNET, pairs: names.publicPairs(VpcId), next: names.gatewayIn(record.id) },
    { to: 'exit', exits: names.exits(VpcId), target: { next: names.gatewayOut(record.id) } },
    {
      to: 'endpoint',
      id: record.id,
      endpoint: { kind: 'outside', outside: INTERNET, entry: names.gatewayIn(record.id) },
    },
  ];
  return { elements: elementsOf(record.id, VpcId), tables: guardsOf(record.id), contributions };
}

function elementsOf(id: string, vpcId: string): readonly ElementSpec[] {
  const pairs = names.publicPairs(vpcId);
  return [
    {
      kind: 'filter',
      name: names.gatewayOut(id),
      origin: id,
      mode: 'first',
      tables: [`guard-out:${id}`],
      otherwise: 'allow',
      code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
      next: `translate-out:${id}`,
      direction: 'out',
      mtu: MTU_INTERNET,
    },
    {
      kind: 'translate',
      name: `translate-out:${id}`,
      origin: id,
      field: 'source',
      pairs,
      missingCode: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      next: INTERNET,
    },
    {
      kind: 'filter',
      name: names.gatewayIn(id),
      origin: id,
      mode: 'first',
      tables: [`guard-in:${id}`],
      otherwise: 'allow',
      code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS',
      next: `translate-in:${id}`,
      direction: 'in',
      mtu: MTU_INTERNET,
    },
    {
      kind: 'translate',
      name: `translate-in:${id}`,
      origin: id,
      field: 'destination',
      pairs,
      missingCode: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
      next: [names.gatewayRoutes(id), names.router(vpcId)],
    },
  ];
}

function guardsOf(id: string): readonly RuleTable[] {
  return [
    {
      name: `guard-out:${id}`,
      origin: id,
      rules: [
        refusal(
          'destination',
          RFC1918,
          'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
          'no RFC 1918 destination',
        ),
        refusal(
          'destination',
          [RFC6598],
          'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS',
          'no RFC 6598 destination',
        ),
      ],
    },
    {
      name: `guard-in:${id}`,
      origin: id,
      rules: [
        refusal('source', RFC1918, 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', 'no RFC 1918 source'),
        refusal('source', [RFC6598], 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS', 'no RFC 6598 source'),
      ],
    },
  ];
}

function refusal(end: 'source' | 'destination', blocks: typeof RFC1918, code: string, text: string): Rule {
  const match = { kind: 'blocks', blocks } as const;
  return {
    id: text,
    action: 'deny',
    protocol: null,
    ports: null,
    icmp: null,
    source: end === 'source' ? match : null,
    destination: end === 'destination' ? match : null,
    code,
    text,
  };
}
