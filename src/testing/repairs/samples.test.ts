import { describe, expect, it } from 'vitest';
import { brokenRepairLaws, operationsOf, reportOf, sampleOf } from './repair-lab.ts';

/** What somebody who knows AWS would do about each of the six faults. */
const EXPECTED: { readonly [question: string]: readonly string[] } = {
  'fault-2-acl-without-return-ports': ['CreateNetworkAclEntry'],
  'fault-3-rule-names-the-wrong-group': ['AuthorizeSecurityGroupIngress'],
  'fault-4-internet-gateway-without-public-address': ['AllocateAddress', 'AssociateAddress'],
  'fault-5-source-destination-check-of-nat-instance': ['ModifyNetworkInterfaceAttribute'],
  'fault-6-no-peering-route-back': ['CreateRoute'],
};

describe('the sample with six faults', () => {
  const { cloud, questions } = sampleOf('six-faults');
  const broken = questions.filter((question) => question.verdict !== 'reachable');

  it.each(broken)('$id is mended', ({ id, flow }) => {
    const report = reportOf(cloud, flow);
    expect(report.repairs.length).toBeGreaterThan(0);
    expect(brokenRepairLaws(cloud, flow, report)).toEqual([]);
    if (EXPECTED[id] !== undefined) expect(operationsOf(report)[0]).toEqual(EXPECTED[id]);
  });

  it('a route to a deleted NAT gateway may get a new one', () => {
    const fault = broken.find(({ id }) => id.startsWith('fault-1'));
    const report = fault === undefined ? null : reportOf(cloud, fault.flow);
    expect(report === null ? [] : operationsOf(report)).toContainEqual([
      'AllocateAddress',
      'CreateNatGateway',
      'ReplaceRoute',
    ]);
  });
});

describe('the sample of two peered accounts', () => {
  const { cloud, questions } = sampleOf('peered-accounts');

  it.each(questions.filter((question) => question.verdict !== 'reachable'))(
    '$id is mended, or it is said what stands in the way',
    ({ flow, verdict }) => {
      const report = reportOf(cloud, flow);
      expect(brokenRepairLaws(cloud, flow, report)).toEqual([]);
      if (report.repairs.length === 0)
        expect(report.none?.kind).toBe(verdict === 'unknown' ? 'unknown' : 'no-change-helps');
    },
  );
});
