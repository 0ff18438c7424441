import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import { addressInput, attachInterfaces, groupIds, needsReshaping, reshapeInterface } from './interfaces.ts';
import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { rebuilt } from './scope.ts';
import type { Place } from './steps.ts';

/** Instances, each launched with its primary interface; the others are attached once all run. */
export function rebuildInstances(rebuild: Rebuilder): void {
  const instances = rebuilt(rebuild.source, 'instance');
  if (instances.length > 0) rebuild.section('Instances');
  for (const instance of instances) {
    const card = primaryOf(rebuild, instance);
    if (card === undefined) rebuild.note(`left out: ${instance.id} has no primary network interface`);
    else launch(rebuild, instance, card);
  }
  for (const [place, ids] of byPlace(rebuild, instances))
    rebuild.wait(place, 'instance-running', 'instance-ids', ids);
  attachInterfaces(rebuild);
}

function primaryOf(rebuild: Rebuilder, { id }: Instance): NetworkInterface | undefined {
  return rebuilt(rebuild.source, 'network-interface').find(
    ({ Attachment }) => Attachment?.InstanceId === id && Attachment.DeviceIndex === 0,
  );
}

function launch(rebuild: Rebuilder, instance: Instance, card: NetworkInterface): void {
  const place = placeOf(instance);
  const SubnetId = rebuild.id(card.SubnetId);
  if (SubnetId === undefined) return;
  const hasPublicAddress = card.PrivateIpAddresses[0]?.Association?.IpOwnerId === 'amazon';
  const { ImageId, InstanceType, KeyName, Tenancy, Monitoring, IamInstanceProfileArn } = instance;
  if (instance.PlacementGroupName !== undefined)
    rebuild.note(`left out: ${instance.id} is in the placement group ${instance.PlacementGroupName}`);
  const UserData = rebuild.source.guest[instance.id]?.UserData;
  const id = rebuild.make(
    place,
    'RunInstances',
    {
      ImageId,
      InstanceType,
      MinCount: 1,
      MaxCount: 1,
      ...(KeyName === undefined ? {} : { KeyName }),
      NetworkInterfaces: [interfaceInput(rebuild, card, SubnetId, hasPublicAddress)],
      ...(Tenancy === 'default' ? {} : { Placement: { Tenancy } }),
      ...(Monitoring === 'enabled' ? { Monitoring: { Enabled: true } } : {}),
      ...(instance.DisableApiTermination ? { DisableApiTermination: true } : {}),
      ...(IamInstanceProfileArn === undefined ? {} : { IamInstanceProfile: { Arn: IamInstanceProfileArn } }),
      ...(typeof UserData === 'string' ? { UserData } : {}),
      ...tagged('instance', instance.Tags),
    },
    ['Instances', 0, 'InstanceId'],
    instance.id,
  );
  if (id === undefined) return;
  rebuild.offer(card.id, place, 'DescribeInstances', () => ({ InstanceIds: [id] }), [
    'Reservations',
    0,
    'Instances',
    0,
    'NetworkInterfaces',
    0,
    'NetworkInterfaceId',
  ]);
  if (needsReshaping(card, hasPublicAddress)) reshapeInterface(rebuild, card);
}

function interfaceInput(
  rebuild: Rebuilder,
  card: NetworkInterface,
  SubnetId: string,
  AssociatePublicIpAddress: boolean,
): JsonObject {
  const { Description, InterfaceType, Attachment } = card;
  return {
    DeviceIndex: 0,
    SubnetId,
    ...(Description === '' ? {} : { Description }),
    ...(InterfaceType === 'interface' ? {} : { InterfaceType }),
    Groups: groupIds(rebuild, card),
    ...addressInput(card),
    AssociatePublicIpAddress,
    ...(Attachment?.DeleteOnTermination === false ? { DeleteOnTermination: false } : {}),
  };
}

function byPlace(rebuild: Rebuilder, instances: readonly Instance[]): ReadonlyMap<Place, readonly string[]> {
  const places = new Map<string, { readonly place: Place; readonly ids: string[] }>();
  for (const instance of instances) {
    const id = rebuild.id(instance.id);
    if (id === undefined) continue;
    const name = JSON.stringify([instance.account, instance.region]);
    const entry = places.get(name) ?? { place: placeOf(instance), ids: [] };
    entry.ids.push(id);
    places.set(name, entry);
  }
  return new Map([...places.values()].map(({ place, ids }) => [place, ids]));
}

/** Last of all: what needs a running instance is done by then. */
export function finishInstances(rebuild: Rebuilder): void {
  const instances = rebuilt(rebuild.source, 'instance');
  const stopped = instances.filter(({ State }) => State === 'stopped' || State === 'stopping');
  if (stopped.length > 0) rebuild.section('Instances that stand still');
  for (const [place, InstanceIds] of byPlace(rebuild, stopped))
    rebuild.call(place, 'StopInstances', { InstanceIds });
  const known = instances.filter(({ id }) => {
    const { UserData: _given, ...facts } = rebuild.source.guest[id] ?? {};
    return Object.keys(facts).length > 0 && rebuild.has(id);
  });
  if (known.length > 0) rebuild.section('Inside the instances: no command of AWS does this');
  for (const instance of known) setGuestFacts(rebuild, instance);
}

function setGuestFacts(rebuild: Rebuilder, instance: Instance): void {
  const facts = rebuild.source.guest[instance.id] ?? {};
  const InstanceId = rebuild.id(instance.id) ?? '';
  const place = placeOf(instance);
  const { Listeners, Forwarding, Host } = facts;
  if (Listeners !== undefined) rebuild.call(place, 'SetListeners', { InstanceId, Listeners }, 'guest');
  if (Forwarding !== undefined) rebuild.call(place, 'SetForwarding', { InstanceId, Forwarding }, 'guest');
  if (Host !== undefined) rebuild.call(place, 'SetHost', { InstanceId, Host }, 'guest');
}
