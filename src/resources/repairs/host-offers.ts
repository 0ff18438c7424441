import type { JsonObject } from '../../kernel/lib/json.ts';
import { hasPorts, protocolName } from '../../kernel/net/protocol.ts';
import { type Edit, editOf } from '../../kernel/repair/edit.ts';
import type { Site } from '../../kernel/repair/site.ts';
import { instanceGuestSchema } from '../instance/schema.ts';
import type { AwsCloud, AwsTables } from '../tables.ts';
import { type AwsScene, placeOf } from './aws-scene.ts';

/** EC2-1: what is stopped can be started. */
export function startOffers(cloud: AwsCloud, instanceId: string): readonly Edit[] {
  const instance = cloud.tables.instance[instanceId];
  if (instance?.State !== 'stopped') return [];
  return [
    editOf('start', 0, {
      operation: 'StartInstances',
      input: { InstanceIds: [instance.id] },
      ...placeOf(instance),
    }),
  ];
}

/** NET-11, NAT-16: whoever passes on other hosts' packets has the check off. */
export function checkOffers({ cloud, blocker }: AwsScene): readonly Edit[] {
  const record = cloud.tables['network-interface'][blocker.at];
  if (record === undefined || record.RequesterManaged) return [];
  return [
    editOf('check off', 0, {
      operation: 'ModifyNetworkInterfaceAttribute',
      input: { NetworkInterfaceId: record.id, SourceDestCheck: { Value: false } },
      ...placeOf(record),
    }),
  ];
}

/** Inside an instance that is known to drop what is not its own. */
export function forwardingOffers({ cloud, blocker }: AwsScene): readonly Edit[] {
  const instance = cloud.tables.instance[blocker.at];
  if (instance === undefined) return [];
  return ['route', 'masquerade'].map((Forwarding) =>
    editOf(`forwarding ${Forwarding}`, 0, {
      service: 'guest',
      operation: 'SetForwarding',
      input: { InstanceId: instance.id, Forwarding },
      ...placeOf(instance),
    }),
  );
}

/** The request arrives, but nothing is known to listen there: start something that does. */
export function listenOffers(site: Site<AwsTables>): readonly Edit[] {
  const { cloud, trace, question } = site;
  const server = trace.connections.at(-1);
  const instance = server === undefined ? undefined : cloud.tables.instance[server.server];
  const { protocol } = question.header;
  const port = server?.forward.at(-1)?.steps.at(-1)?.after.destinationPorts[0]?.from;
  if (instance === undefined || port === undefined || !hasPorts(protocol)) return [];
  const guest = instanceGuestSchema.safeParse(cloud.guest[instance.id] ?? {});
  const known: readonly JsonObject[] = guest.success ? (guest.data.Listeners ?? []) : [];
  const added = { Protocol: protocolName(protocol), Port: port };
  return [
    editOf('listener', 0, {
      service: 'guest',
      operation: 'SetListeners',
      input: { InstanceId: instance.id, Listeners: [...known, added] },
      ...placeOf(instance),
    }),
  ];
}
