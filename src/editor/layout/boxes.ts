import type { Subnet } from '../../resources/subnet/schema.ts';
import type { Vpc } from '../../resources/vpc/schema.ts';
import type { Branch } from './branch.ts';
import type { CloudIndex } from './index-cloud.ts';
import { CHIP, SPACING } from './metrics.ts';
import { titleOf } from './names.ts';
import { exposureOf, routesOfSubnet } from './routes.ts';
import type { SceneMark } from './scene.ts';

export function subnetBox(index: CloudIndex, subnet: Subnet, children: readonly Branch[]): Branch {
  const routes = routesOfSubnet(index, subnet);
  const exposure = exposureOf(routes);
  const traits: string[] = exposure === 'isolated' ? ['private', 'isolated'] : [exposure];
  if (routes.some((route) => route.isBlackhole)) traits.push('broken');
  if (subnet.DefaultForAz) traits.push('default');
  if (subnet.MapPublicIpOnLaunch) traits.push('auto-public-address');
  return {
    node: {
      key: subnet.key,
      kind: 'subnet',
      id: subnet.id,
      title: titleOf(subnet),
      detail: subnet.CidrBlock,
      icon: 'subnet',
      traits,
      marks: subnetMarks(index, subnet),
    },
    size: SPACING.subnet.least,
    children,
  };
}

function subnetMarks(index: CloudIndex, subnet: Subnet): readonly SceneMark[] {
  const marks: SceneMark[] = [];
  const acl = index.aclOf(subnet.id);
  if (acl !== undefined) marks.push({ mark: 'gate', key: acl.key, id: acl.id, title: titleOf(acl) });
  const table = index.routeTableOf(subnet);
  if (table !== undefined)
    marks.push({ mark: 'signpost', key: table.key, id: table.id, title: titleOf(table) });
  return marks;
}

export function vpcBox(vpc: Vpc, isCollapsed: boolean): Branch {
  const traits: string[] = [];
  if (vpc.IsDefault) traits.push('default');
  if (isCollapsed) traits.push('collapsed');
  return {
    node: {
      key: vpc.key,
      kind: 'vpc',
      id: vpc.id,
      title: vpc.IsDefault && titleOf(vpc) === vpc.id ? 'Default VPC' : titleOf(vpc),
      detail: vpc.CidrBlockAssociationSet.filter(({ State }) => State === 'associated')
        .map(({ CidrBlock }) => CidrBlock)
        .join(', '),
      icon: 'vpc',
      traits,
      marks: [],
    },
    size: isCollapsed ? CHIP : SPACING.vpc.least,
    children: [],
  };
}

export function zoneBox(key: string, zone: string): Branch {
  return {
    node: { key, kind: 'zone', id: null, title: zone, detail: '', icon: 'zone', traits: [], marks: [] },
    size: SPACING.zone.least,
    children: [],
  };
}
