import { describe, expect, it } from 'vitest';
import { parseProtocol } from '../../kernel/net/protocol.ts';
import { simulate, traceFlow } from '../../resources/simulate.ts';
import { type GalleryQuestion, gallery } from './gallery.ts';

/** What each ready architecture is meant to teach, reasoned from the rules. */
const EXPECTED: { readonly [id: string]: readonly (readonly [verdict: string, code: string | null])[] } = {
  'three-tier': [
    ['reachable', null],
    ['blocked', 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'],
    ['reachable', null],
    ['reachable', null],
  ],
  'public-server': [
    ['reachable', null],
    ['blocked', 'ENI_SG_RULES_MISMATCH'],
  ],
  'private-with-nat': [
    ['reachable', null],
    ['blocked', 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'],
  ],
  bastion: [
    ['reachable', null],
    ['blocked', 'ENI_SG_RULES_MISMATCH'],
    ['reachable', null],
  ],
  'peered-vpcs': [
    ['reachable', null],
    ['reachable', null],
    ['blocked', 'NO_ROUTE_TO_DESTINATION'],
  ],
  'acl-puzzle': [['partly', 'SUBNET_ACL_RESTRICTION']],
  'six-faults': [
    ['blocked', 'BAD_STATE_ROUTE'],
    ['reply-lost', 'SUBNET_ACL_RESTRICTION'],
    ['blocked', 'ENI_SG_RULES_MISMATCH'],
    ['blocked', 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'],
    ['blocked', 'ENI_SOURCE_DEST_CHECK_RESTRICTION'],
    ['reply-lost', 'NO_ROUTE_TO_DESTINATION'],
  ],
  'default-vpc': [
    ['reachable', null],
    ['blocked', 'ENI_SG_RULES_MISMATCH'],
    ['reachable', null],
  ],
};

describe.each(gallery)('$title', ({ id, build, questions }) => {
  const simulation = simulate(build());

  function answer(question: GalleryQuestion) {
    const protocol = parseProtocol(question.protocol);
    if (!protocol.ok) throw new Error(protocol.error);
    const asked = traceFlow(simulation, { ...question, protocol: protocol.value, sourcePort: null });
    if (!asked.ok) throw new Error(asked.error);
    return asked.value;
  }

  it('answers its questions as it promises', () => {
    const answers = questions.map((question) => {
      const { verdict, blockers } = answer(question);
      return [verdict, blockers[0]?.code ?? null];
    });
    expect(answers).toEqual(EXPECTED[id]);
  });

  it('is built the same way every time', () => {
    expect(build()).toEqual(build());
  });
});
