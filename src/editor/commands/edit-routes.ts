import type { JsonObject } from '../../kernel/lib/json.ts';
import type { RouteTable } from '../../resources/route-table/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

export interface RouteArgs {
  /** Key of the route table. */
  readonly key: string;
  /** A block or the id of a prefix list. */
  readonly destination: string;
  /** Id of the target; `local` gives a replaced local route its own target back (RT-1). */
  readonly target: string;
}

export const addRoute: Command<RouteArgs> = {
  id: 'add-route',
  category: 'edit',
  title: 'Add route…',
  shortcuts: [],
  available: ({ document }, { key }) => isTable(document.cloud, key),
  label: ({ document: { cloud } }, { key, destination, target }) =>
    `Add route ${nameOf(cloud, destination)} → ${nameOf(cloud, target)} to ${nameOf(cloud, key)}`,
  run: (session, args) => {
    const table = needRecord(session, 'route-table', args.key);
    session.request('CreateRoute', inputOf(table, args), placeOf(table));
  },
};

export const replaceRoute: Command<RouteArgs> = {
  id: 'replace-route',
  category: 'edit',
  title: 'Change route…',
  shortcuts: [],
  available: ({ document }, { key }) => isTable(document.cloud, key),
  label: ({ document: { cloud } }, { key, destination, target }) =>
    `Point route ${nameOf(cloud, destination)} of ${nameOf(cloud, key)} to ${nameOf(cloud, target)}`,
  run: (session, args) => {
    const table = needRecord(session, 'route-table', args.key);
    session.request('ReplaceRoute', inputOf(table, args), placeOf(table));
  },
};

export const deleteRoute: Command<Omit<RouteArgs, 'target'>> = {
  id: 'delete-route',
  category: 'edit',
  title: 'Delete route',
  shortcuts: [],
  available: ({ document }, { key }) => isTable(document.cloud, key),
  label: ({ document: { cloud } }, { key, destination }) =>
    `Delete route ${nameOf(cloud, destination)} of ${nameOf(cloud, key)}`,
  run: (session, { key, destination }) => {
    const table = needRecord(session, 'route-table', key);
    session.request(
      'DeleteRoute',
      { RouteTableId: table.id, ...destinationInput(destination) },
      placeOf(table),
    );
  },
};

function inputOf(table: RouteTable, { destination, target }: RouteArgs): JsonObject {
  return { RouteTableId: table.id, ...destinationInput(destination), ...targetInput(target) };
}

function destinationInput(text: string): JsonObject {
  const destination = text.trim();
  if (destination.startsWith('pl-')) return { DestinationPrefixListId: destination };
  if (destination.includes(':')) return { DestinationIpv6CidrBlock: destination };
  return { DestinationCidrBlock: destination };
}

/** Which parameter of AWS's call names what; ids say what they are. */
const PARAMETERS: readonly (readonly [prefix: string, parameter: string])[] = [
  ['nat-', 'NatGatewayId'],
  ['eni-', 'NetworkInterfaceId'],
  ['i-', 'InstanceId'],
  ['pcx-', 'VpcPeeringConnectionId'],
  ['vpce-', 'VpcEndpointId'],
  ['tgw-', 'TransitGatewayId'],
  ['eigw-', 'EgressOnlyInternetGatewayId'],
];

function targetInput(target: string): JsonObject {
  if (target === '') return {};
  const found = PARAMETERS.find(([prefix]) => target.startsWith(prefix));
  return { [found?.[1] ?? 'GatewayId']: target };
}

function isTable(cloud: AwsCloud, key: string): true | string {
  return recordAt(cloud, 'route-table', key) !== undefined || 'Select a route table.';
}
