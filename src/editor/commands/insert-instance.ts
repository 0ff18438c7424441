import type { Instance } from '../../resources/instance/schema.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { recordsOf } from '../cloud-view.ts';
import { type CloudIndex, indexCloud } from '../layout/index-cloud.ts';
import { titleOf } from '../layout/names.ts';
import { exposureOf, routesOfSubnet } from '../layout/routes.ts';
import type { Command } from './command.ts';
import { canInsert } from './containers.ts';
import { type InsertArgs, named, nameOf, needRecord, nextName, placeOf, standAt, textAt } from './support.ts';

/** Amazon Linux 2023 by its public parameter: means the newest image in every Region, here and in AWS. */
export const DEFAULT_IMAGE =
  'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

export interface InsertInstanceArgs extends InsertArgs {
  readonly instanceType?: string;
  /** Keys of security groups; absent: those of its neighbours, else the VPC's default group. */
  readonly groups?: readonly string[];
}

export const insertInstance: Command<InsertInstanceArgs> = {
  id: 'insert-instance',
  category: 'insert',
  title: 'EC2 instance',
  shortcuts: [],
  available: ({ document }, { into }) => canInsert(document, 'instance', into),
  label: ({ document }, { into }) => `Launch instance in ${nameOf(document.cloud, into)}`,
  run: (session, { into, at, name, instanceType, groups }) => {
    const subnet = needRecord(session, 'subnet', into);
    const index = indexCloud(session.cloud);
    const neighbour = groups === undefined ? nearestNeighbour(index, subnet) : undefined;
    const ids =
      groups?.map((key) => needRecord(session, 'security-group', key).id) ?? neighbour?.groups ?? [];
    const launched = session.request(
      'RunInstances',
      {
        ImageId: DEFAULT_IMAGE,
        InstanceType: instanceType ?? 't3.micro',
        MinCount: 1,
        MaxCount: 1,
        SubnetId: subnet.id,
        ...(ids.length === 0 ? {} : { SecurityGroupIds: ids }),
        ...named('instance', name ?? nextName(session.cloud, 'instance', stemFor(index, subnet))),
      },
      placeOf(subnet),
    );
    standAt(session, textAt(launched, 'Instances.0.InstanceId'), at);
    if (neighbour !== undefined)
      session.note(
        `It has the security groups of ${titleOf(neighbour.instance)}: ${groupNames(session.cloud, ids)}.`,
      );
    else if (groups === undefined) session.note("It has the VPC's default security group.");
  },
};

function groupNames(cloud: AwsCloud, ids: readonly string[]): string {
  return ids.map((id) => cloud.tables['security-group'][id]?.GroupName ?? id).join(', ');
}

/** `web-a` → `web`: a tier's name without the letter or number of its zone. */
function tierOf(subnet: Subnet): string {
  return titleOf(subnet).replace(/[-_ ]?(?:[a-f]|\d+[a-f]?|us-[a-z0-9-]+)$/, '');
}

/** The last instance launched in the same subnet, else in a subnet of the same tier. */
function nearestNeighbour(
  index: CloudIndex,
  subnet: Subnet,
): { readonly instance: Instance; readonly groups: readonly string[] } | undefined {
  const tier = tierOf(subnet);
  let sameTier: { readonly instance: Instance; readonly groups: readonly string[] } | undefined;
  for (const instance of [...recordsOf(index.cloud, 'instance')].reverse()) {
    const [primary] = index.interfacesOf(instance.id);
    const home = primary === undefined ? undefined : index.view.get('subnet', primary.SubnetId);
    if (primary === undefined || home?.VpcId !== subnet.VpcId || primary.Groups.length === 0) continue;
    if (home.id === subnet.id) return { instance, groups: primary.Groups };
    if (tier !== '' && tierOf(home) === tier) sameTier ??= { instance, groups: primary.Groups };
  }
  return sameTier;
}

/** `web` in `web-a`; where the subnet's name says nothing, `web` in public subnets and `app` in others. */
function stemFor(index: CloudIndex, subnet: Subnet): string {
  const tier = tierOf(subnet);
  if (tier !== '' && !/^(?:subnet.*|public|private)$/i.test(tier)) return tier;
  return exposureOf(routesOfSubnet(index, subnet)) === 'public' ? 'web' : 'app';
}
