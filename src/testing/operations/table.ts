import type { Operation } from '../../kernel/cloud/operation.ts';
import { standingTables } from '../../kernel/cloud/registry.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsTables } from '../../resources/tables.ts';
import type { CaseTable, OperationCase } from './case.ts';
import { elasticIpCases } from './elastic-ip-cases.ts';
import { instanceCases } from './instance-cases.ts';
import { internetGatewayCases } from './internet-gateway-cases.ts';
import { keyPairCases } from './key-pair-cases.ts';
import { launchCases } from './launch-cases.ts';
import { natGatewayCases } from './nat-gateway-cases.ts';
import { networkAclCases } from './network-acl-cases.ts';
import { networkInterfaceCases } from './network-interface-cases.ts';
import { peeringCases } from './peering-cases.ts';
import { prefixListCases } from './prefix-list-cases.ts';
import { routeTableCases } from './route-table-cases.ts';
import { securityGroupCases } from './security-group-cases.ts';
import { securityGroupRuleCases } from './security-group-rule-cases.ts';
import { subnetCases } from './subnet-cases.ts';
import { tagCases } from './tag-cases.ts';
import { vpcCases } from './vpc-cases.ts';

/** Cases of every operation that may be asked from outside. */
export const operationCases: CaseTable = {
  ...vpcCases,
  ...subnetCases,
  ...internetGatewayCases,
  ...elasticIpCases,
  ...natGatewayCases,
  ...routeTableCases,
  ...tagCases,
  ...securityGroupCases,
  ...securityGroupRuleCases,
  ...networkAclCases,
  ...networkInterfaceCases,
  ...instanceCases,
  ...launchCases,
  ...keyPairCases,
  ...peeringCases,
  ...prefixListCases,
};

/** Every operation of the registry that may be asked from outside, by the name its cases have. */
export const publicOperations: ReadonlyMap<string, Operation<AwsTables>> = new Map(
  standingTables(awsRegistry)
    .flatMap((table): readonly Operation<AwsTables>[] => awsRegistry[table].operations)
    .filter((operation) => !operation.name.startsWith('Internal'))
    .map((operation) => [
      operation.service === 'ec2' ? operation.name : `${operation.service}:${operation.name}`,
      operation,
    ]),
);

/** The cases of one operation that AWS refuses, each with its code. */
export function refusals(operation: string): readonly (readonly [code: string, given: OperationCase])[] {
  return Object.entries(operationCases[operation]?.refuses ?? {}).flatMap(([code, cases]) =>
    [cases].flat().map((given) => [code, given] as const),
  );
}
