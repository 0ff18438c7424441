import * as z from 'zod';
import { nameTag } from '../../kernel/cloud/record.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { listView } from './selection.ts';
import { MET, notMet } from './verdict.ts';

const findings = ['blackhole-route', 'remote-access-open-to-all', 'elastic-ip-unused'] as const;

export const noFindingSchema = z.strictObject({
  kind: z.literal('no-finding'),
  ...goalBase,
  of: z.array(z.enum(findings)).min(1),
});

const NOUNS: { readonly [K in (typeof findings)[number]]: string } = {
  'blackhole-route': 'route leads nowhere',
  'remote-access-open-to-all': 'security group lets everybody in by SSH or RDP',
  'elastic-ip-unused': 'Elastic IP address is paid for and not used',
};

/** Nothing of the named kinds is wrong anywhere in the cloud. */
export const noFinding: GoalKind<z.infer<typeof noFindingSchema>> = {
  schema: noFindingSchema,
  tell: (goal) => `No ${goal.of.map((kind) => NOUNS[kind]).join(', and no ')}`,
  judge: (goal, { cloud }) => {
    const found = goal.of.flatMap((kind) => FINDERS[kind](cloud));
    const [first] = found;
    return first === undefined
      ? MET
      : notMet(`${first}${found.length > 1 ? ` And ${found.length - 1} more.` : ''}`);
  },
};

const FINDERS: { readonly [K in (typeof findings)[number]]: (cloud: AwsCloud) => readonly string[] } = {
  'blackhole-route': (cloud) =>
    Object.values(cloud.tables['route-table']).flatMap((table) => {
      const printed = awsRegistry['route-table'].describe.print(listView(cloud), table);
      const routes = (printed.Routes ?? []) as readonly {
        readonly State?: string;
        readonly DestinationCidrBlock?: string;
      }[];
      return routes
        .filter(({ State }) => State === 'blackhole')
        .map(
          ({ DestinationCidrBlock }) =>
            `Route table ${nameTag(table) ?? table.id} sends ${DestinationCidrBlock ?? 'some addresses'} to something that is gone.`,
        );
    }),
  'remote-access-open-to-all': (cloud) =>
    Object.values(cloud.tables['security-group']).flatMap((group) =>
      group.Rules.filter(
        ({ IsEgress, CidrIpv4, IpProtocol, FromPort, ToPort }) =>
          !IsEgress &&
          CidrIpv4 === '0.0.0.0/0' &&
          (IpProtocol === '-1' ||
            (IpProtocol === 'tcp' && [22, 3389].some((port) => FromPort <= port && ToPort >= port))),
      ).map(() => `Security group ${group.GroupName} lets everybody in by SSH or RDP.`),
    ),
  'elastic-ip-unused': (cloud) =>
    Object.values(cloud.tables['elastic-ip'])
      .filter(({ Association }) => Association === undefined)
      .map((address) => `${address.PublicIp} belongs to nothing.`),
};
