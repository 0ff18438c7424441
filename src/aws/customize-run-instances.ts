import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type {
  Arity,
  CommandOption,
  Customization,
  GivenWords,
  PrintedMembers,
  WordGroup,
} from './command-option.ts';
import { type CommandError, generalError, usageError } from './errors.ts';
import { hasOnly, isJsonList, isJsonObject, without } from './json-object.ts';
import { parsePythonInteger } from './python-text.ts';

/** `--count 1:2` and the options that build the first network interface. */
export const runInstancesCustomization: Customization = {
  options(options) {
    const kept = options.filter((option) => option.name !== 'min-count' && option.name !== 'max-count');
    return [
      ...kept,
      custom('count', 'one'),
      custom('secondary-private-ip-addresses', 'many'),
      custom('secondary-private-ip-address-count', 'one'),
      custom('associate-public-ip-address', 'none'),
      custom('no-associate-public-ip-address', 'none'),
    ];
  },
  read(given, input) {
    const counted = readCount(given, input);
    return counted.ok ? readInterface(given, counted.value) : counted;
  },
  finish(input) {
    return encodeUserData(moveIntoInterface({ MaxCount: 1, MinCount: 1, ...input }));
  },
  print(input) {
    const count = printCount(input.MinCount, input.MaxCount);
    const counted = count === undefined ? input : without(input, 'MinCount', 'MaxCount');
    const simple = printInterface(counted);
    const groups = new Map<string, readonly WordGroup[]>(simple.groups);
    if (count !== undefined) groups.set('MinCount', [count]);
    return { groups, rest: decodeUserData(simple.rest) };
  },
};

/** A request carries user data as Base64; the command takes plain text and encodes it, whatever it is. */
function encodeUserData(input: JsonObject): JsonObject {
  return typeof input.UserData === 'string' ? { ...input, UserData: encodeBase64(input.UserData) } : input;
}

function decodeUserData(input: JsonObject): JsonObject {
  const text = typeof input.UserData === 'string' ? decodeBase64(input.UserData) : undefined;
  return text === undefined ? input : { ...input, UserData: text };
}

function custom(name: string, arity: Arity): CommandOption {
  return { name, arity, required: false, destination: name, role: { kind: 'custom' } };
}

function readCount(given: GivenWords, input: JsonObject): Result<JsonObject, CommandError> {
  const count = given.get('count')?.[0];
  if (count === undefined) return ok(input);
  const parts = count.includes(':') ? count.split(':') : [count, count];
  const [min, max] = parts.map(parsePythonInteger);
  if (parts.length !== 2 || min === undefined || max === undefined) {
    return err(generalError('count parameter should be of form min[:max] (e.g. 1 or 1:10)'));
  }
  return ok({ ...input, MinCount: min, MaxCount: max });
}

function readInterface(given: GivenWords, input: JsonObject): Result<JsonObject, CommandError> {
  const addresses = given.get('secondary-private-ip-addresses') ?? [];
  const countWord = given.get('secondary-private-ip-address-count')?.[0];
  const count = countWord === undefined ? 0 : parsePythonInteger(countWord);
  if (count === undefined) {
    const place = 'argument --secondary-private-ip-address-count';
    return err(usageError(`${place}: invalid int value: '${countWord}'`));
  }
  const isPublic = given.has('associate-public-ip-address');
  const isPrivate = given.has('no-associate-public-ip-address');
  const asked = addresses.length > 0 || count !== 0 || isPublic;
  const interfaces = input.NetworkInterfaces;
  if (isJsonList(interfaces) && interfaces.length > 0 && asked) {
    return err(
      generalError(
        'Mixing the --network-interfaces option with the simple, scalar options is not supported.',
      ),
    );
  }
  if (!asked && !isPrivate) return ok(input);
  const first = isJsonList(interfaces) ? interfaces[0] : undefined;
  const card: JsonObject = {
    ...(isJsonObject(first) ? first : { DeviceIndex: 0 }),
    ...(addresses.length > 0 && {
      PrivateIpAddresses: addresses.map((address) => ({ PrivateIpAddress: address, Primary: false })),
    }),
    ...(count !== 0 && { SecondaryPrivateIpAddressCount: count }),
    // Given both, the command lets "no" win.
    ...((isPublic || isPrivate) && { AssociatePublicIpAddress: !isPrivate }),
  };
  return ok({ ...input, NetworkInterfaces: [card, ...(isJsonList(interfaces) ? interfaces.slice(1) : [])] });
}

// Members that EC2 accepts beside network interfaces only inside the first of them, and their names there.
const moved: readonly (readonly [string, string, (value: JsonValue) => JsonValue])[] = [
  ['SubnetId', 'SubnetId', (value) => value],
  ['SecurityGroupIds', 'Groups', (value) => value],
  ['PrivateIpAddress', 'PrivateIpAddresses', (value) => [{ PrivateIpAddress: value, Primary: true }]],
  ['Ipv6AddressCount', 'Ipv6AddressCount', (value) => value],
  ['Ipv6Addresses', 'Ipv6Addresses', (value) => value],
  ['EnablePrimaryIpv6', 'PrimaryIpv6', (value) => value],
];

function moveIntoInterface(input: JsonObject): JsonObject {
  const interfaces = input.NetworkInterfaces;
  const first = isJsonList(interfaces) ? interfaces[0] : undefined;
  if (!isJsonList(interfaces) || !isJsonObject(first)) return input;
  const simple = ['PrivateIpAddresses', 'SecondaryPrivateIpAddressCount', 'AssociatePublicIpAddress'];
  if (!simple.some((member) => Object.hasOwn(first, member))) return input;
  const card: { [member: string]: JsonValue } = { ...first };
  for (const [from, to, convert] of moved) {
    const value = input[from];
    if (value !== undefined) card[to] = convert(value);
  }
  const rest = without(input, ...moved.map(([from]) => from));
  return { ...rest, NetworkInterfaces: [card, ...interfaces.slice(1)] };
}

function printCount(min: JsonValue | undefined, max: JsonValue | undefined): WordGroup | undefined {
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) return undefined;
  if (min === max) return ['--count', `${min}`];
  // `-1:2` on its own would be taken for an option.
  return Number(min) < 0 ? [`--count=${min}:${max}`] : ['--count', `${min}:${max}`];
}

/** One interface that says no more than subnet, groups and public address is written with simple options. */
function printInterface(input: JsonObject): PrintedMembers {
  const interfaces = input.NetworkInterfaces;
  const card = isJsonList(interfaces) && interfaces.length === 1 ? interfaces[0] : undefined;
  const isSimple =
    isJsonObject(card) &&
    card.DeviceIndex === 0 &&
    typeof card.AssociatePublicIpAddress === 'boolean' &&
    hasOnly(card, 'DeviceIndex', 'AssociatePublicIpAddress', 'SubnetId', 'Groups') &&
    !moved.some(([from]) => Object.hasOwn(input, from));
  if (!isSimple) return { groups: new Map(), rest: input };
  const option = card.AssociatePublicIpAddress
    ? '--associate-public-ip-address'
    : '--no-associate-public-ip-address';
  const { SubnetId, Groups } = card;
  const rest = {
    ...without(input, 'NetworkInterfaces'),
    ...(SubnetId !== undefined && { SubnetId }),
    ...(Groups !== undefined && { SecurityGroupIds: Groups }),
  };
  return { groups: new Map([['NetworkInterfaces', [[option]]]]), rest };
}
