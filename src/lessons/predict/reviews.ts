/** A question of the lessons that comes back for review, and the card that explains it. */
export interface Review {
  readonly topic: string;
  readonly question: string;
  readonly card: string;
}

/** What a learner who predicted wrongly has to see again, by the idea that was missed. */
export const reviews = {
  route: { topic: 'routing-and-nat', question: 'which-row-wins', card: 'route-tables' },
  noRoute: { topic: 'routing-and-nat', question: 'no-row', card: 'route-tables' },
  acl: { topic: 'vpc-controls', question: 'acl-order', card: 'acl-rules' },
  aclReply: { topic: 'vpc-controls', question: 'answer-of-the-acl', card: 'ephemeral-ports' },
  group: { topic: 'vpc-controls', question: 'match-in-one-rule', card: 'rules' },
  memory: { topic: 'vpc-controls', question: 'no-outbound-rule', card: 'security-groups' },
  nat: { topic: 'routing-and-nat', question: 'nat-facts', card: 'nat-gateway' },
  publicAddress: { topic: 'routing-and-nat', question: 'no-public-address', card: 'internet-gateway' },
} as const satisfies { readonly [idea: string]: Review };
