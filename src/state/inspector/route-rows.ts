import { recordsOf, viewOf } from '../../editor/cloud-view.ts';
import { indexCloud } from '../../editor/layout/index-cloud.ts';
import type { Route, RouteTable } from '../../resources/route-table/schema.ts';
import { type RouteState, routeState } from '../../resources/shared/route-state.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { Choice, ChoiceGroup } from './group-rules.ts';
import { type Reference, referenceTo, titleIn } from './names.ts';
import { type RuleUses, textOfUse } from './rule-use.ts';

/** A line of a route table. */
export interface RouteRow {
  /** A block or the id of a prefix list: what names the route in its table. */
  readonly destination: string;
  readonly destinationTitle: string;
  readonly target: Reference;
  readonly state: RouteState;
  /** RT-1: made with the VPC, cannot be deleted. RT-3: propagated ones belong to their gateway. */
  readonly origin: 'local' | 'static' | 'propagated';
  readonly use: string | null;
}

/** Local routes first, as AWS answers them. */
export function routeRows(cloud: AwsCloud, table: RouteTable, uses: RuleUses): readonly RouteRow[] {
  const view = viewOf(cloud);
  const stated = new Set(table.Routes.map(destinationOf));
  const locals = (cloud.tables.vpc[table.VpcId]?.CidrBlockAssociationSet ?? [])
    .filter(({ State, CidrBlock }) => State === 'associated' && !stated.has(CidrBlock))
    .map(({ CidrBlock }): RouteRow => {
      const target = { id: 'local', key: null, title: 'local' };
      const use = textOfUse(uses(table.id, 'any', CidrBlock));
      return {
        destination: CidrBlock,
        destinationTitle: CidrBlock,
        target,
        state: 'active',
        origin: 'local',
        use,
      };
    });
  return [
    ...locals,
    ...table.Routes.map((route): RouteRow => {
      const destination = destinationOf(route);
      return {
        destination,
        destinationTitle: destination.startsWith('pl-') ? titleIn(cloud, destination) : destination,
        target: referenceTo(cloud, route.Target.Id),
        state: routeState(view, table, route),
        origin: route.Origin === 'CreateRoute' ? 'static' : 'propagated',
        use: textOfUse(uses(table.id, 'any', destination)),
      };
    }),
  ];
}

function destinationOf(route: Route): string {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
}

/** What of the VPC a route can lead to. */
export function routeTargets(cloud: AwsCloud, { VpcId }: RouteTable): readonly ChoiceGroup[] {
  const { interfacesOf, view } = indexCloud(cloud);
  const isHere = (subnetId: string | undefined) =>
    subnetId !== undefined && view.get('subnet', subnetId)?.VpcId === VpcId;
  const choices = (ids: readonly string[]): readonly Choice[] =>
    ids.map((id) => ({ value: id, label: titleIn(cloud, id) }));
  const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
  const all: readonly ChoiceGroup[] = [
    {
      label: 'Internet gateway',
      choices: choices(
        ids(
          recordsOf(cloud, 'internet-gateway').filter(({ Attachments }) =>
            Attachments.some((attachment) => attachment.VpcId === VpcId),
          ),
        ),
      ),
    },
    {
      label: 'NAT gateways',
      choices: choices(
        ids(
          recordsOf(cloud, 'nat-gateway').filter(
            ({ SubnetId, State }) => isHere(SubnetId) && (State === 'available' || State === 'pending'),
          ),
        ),
      ),
    },
    {
      label: 'Peering connections',
      choices: choices(
        ids(
          recordsOf(cloud, 'vpc-peering-connection').filter(({ RequesterVpcInfo, AccepterVpcInfo }) =>
            [RequesterVpcInfo.VpcId, AccepterVpcInfo.VpcId].includes(VpcId),
          ),
        ),
      ),
    },
    {
      label: 'Instances that pass packets on',
      choices: choices(
        ids(recordsOf(cloud, 'instance').filter(({ id }) => isHere(interfacesOf(id)[0]?.SubnetId))),
      ),
    },
    {
      label: 'Network interfaces',
      choices: choices(
        ids(
          recordsOf(cloud, 'network-interface').filter(
            ({ SubnetId, RequesterManaged, Attachment }) =>
              isHere(SubnetId) && !RequesterManaged && Attachment === undefined,
          ),
        ),
      ),
    },
  ];
  return all.filter((group) => group.choices.length > 0);
}

/** Destinations that people write most: everything, and the blocks behind the VPC's peerings. */
export function destinationChoices(cloud: AwsCloud, { VpcId, Routes }: RouteTable): readonly Choice[] {
  const taken = new Set(Routes.map(destinationOf));
  const peers = recordsOf(cloud, 'vpc-peering-connection')
    .filter(({ Status }) => Status.Code === 'active')
    .flatMap(({ RequesterVpcInfo, AccepterVpcInfo }) => {
      if (RequesterVpcInfo.VpcId === VpcId) return [AccepterVpcInfo.VpcId];
      return AccepterVpcInfo.VpcId === VpcId ? [RequesterVpcInfo.VpcId] : [];
    })
    .flatMap((id) =>
      (cloud.tables.vpc[id]?.CidrBlockAssociationSet ?? []).map(({ CidrBlock }) => ({
        value: CidrBlock,
        label: `${CidrBlock} (${titleIn(cloud, id)})`,
      })),
    );
  const lists = recordsOf(cloud, 'managed-prefix-list').map(({ id, PrefixListName }) => ({
    value: id,
    label: PrefixListName,
  }));
  const all = [{ value: '0.0.0.0/0', label: '0.0.0.0/0 (everything else)' }, ...peers, ...lists];
  return all.filter(({ value }) => !taken.has(value));
}
