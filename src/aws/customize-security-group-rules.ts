import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import type { CommandOption, Customization, GivenWords, WordGroup } from './command-option.ts';
import { type CommandError, generalError } from './errors.ts';
import { hasOnly, isJsonList, isJsonObject, without } from './json-object.ts';
import { parsePythonInteger } from './python-text.ts';

// `--protocol tcp --port 22 --cidr 0.0.0.0/0` is the short way to write one rule; `--ip-permissions` takes any number.
const PROTOCOL_FORM = 'protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.';
const simpleOptions = ['protocol', 'port', 'cidr', 'source-group', 'group-owner'] as const;

/** The four commands that add or remove security group rules. */
export const securityGroupRuleCustomization: Customization = {
  options(options) {
    const simple = simpleOptions.map(
      (name): CommandOption => ({
        name,
        arity: 'one',
        required: false,
        destination: name,
        role: { kind: 'custom' },
      }),
    );
    return [...options, ...simple];
  },
  read: readSimpleRule,
  print(input) {
    const groups = printSimpleRule(input.IpPermissions);
    return groups === undefined
      ? { groups: new Map(), rest: input }
      : { groups: new Map([['IpPermissions', groups]]), rest: without(input, 'IpPermissions') };
  },
};

function readSimpleRule(given: GivenWords, input: JsonObject): Result<JsonObject, CommandError> {
  // An empty word counts as not given.
  const [protocol, port, cidr, group, owner] = simpleOptions.map((name) => given.get(name)?.[0] || undefined);
  const simple = [protocol, port, cidr, group, owner];
  const used = simpleOptions.filter((_, index) => simple[index] !== undefined)[0];
  if (used === undefined) return ok(input);
  const rules = input.IpPermissions;
  if (isJsonList(rules) && rules.length > 0) {
    const option = used.replace('-', '_');
    return err(generalError(`The --${option} option is not compatible with the --ip-permissions option `));
  }
  const ports = port === undefined ? {} : readPorts(port);
  if (protocol !== undefined && !isProtocol(protocol)) return err(generalError(PROTOCOL_FORM));
  if (ports === undefined)
    return err(generalError('port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)'));
  const pair = {
    ...(group !== undefined && { [group.startsWith('sg-') ? 'GroupId' : 'GroupName']: group }),
    ...(owner !== undefined && { UserId: owner }),
  };
  const rule: JsonObject = {
    ...(protocol !== undefined && { IpProtocol: protocol === 'all' ? '-1' : protocol }),
    ...ports,
    ...(cidr !== undefined && { IpRanges: [{ CidrIp: cidr }] }),
    ...(Object.keys(pair).length > 0 && { UserIdGroupPairs: [pair] }),
  };
  return ok({ ...input, IpPermissions: [rule] });
}

function isProtocol(protocol: string): boolean {
  const number = parsePythonInteger(protocol);
  if (number === undefined) return ['tcp', 'udp', 'icmp', 'all'].includes(protocol);
  return number >= -1 && number <= 255;
}

function readPorts(port: string): JsonObject | undefined {
  if (port === '-1' || port === 'all') return { FromPort: -1, ToPort: -1 };
  const dash = port.indexOf('-');
  const from = parsePythonInteger(dash < 0 ? port : port.slice(0, dash));
  const to = parsePythonInteger(dash < 0 ? port : port.slice(dash + 1));
  return from === undefined || to === undefined ? undefined : { FromPort: from, ToPort: to };
}

/** The short form of a list that holds one simple rule; undefined when it would lose something. */
function printSimpleRule(rules: JsonValue | undefined): readonly WordGroup[] | undefined {
  const rule = isJsonList(rules) && rules.length === 1 ? rules[0] : undefined;
  if (!isJsonObject(rule)) return undefined;
  if (!hasOnly(rule, 'IpProtocol', 'FromPort', 'ToPort', 'IpRanges', 'UserIdGroupPairs')) return undefined;
  const parts = [
    printProtocol(rule.IpProtocol),
    printPorts(rule.FromPort, rule.ToPort),
    printCidr(rule.IpRanges),
    printGroup(rule.UserIdGroupPairs),
  ];
  if (!parts.every((part) => part !== undefined)) return undefined;
  const groups = parts.filter((part) => part.length > 0);
  return groups.length > 0 ? groups : undefined;
}

const absent: WordGroup = [];

function printProtocol(protocol: JsonValue | undefined): WordGroup | undefined {
  if (protocol === '-1') return ['--protocol', 'all'];
  if (typeof protocol !== 'string' || !/^(tcp|udp|icmp|[0-9]{1,3})$/.test(protocol)) return undefined;
  return isProtocol(protocol) ? ['--protocol', protocol] : undefined;
}

function printPorts(from: JsonValue | undefined, to: JsonValue | undefined): WordGroup | undefined {
  if (from === undefined && to === undefined) return absent;
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  if (from === -1 && to === -1) return ['--port', '-1'];
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < 0) return undefined;
  return ['--port', from === to ? `${from}` : `${from}-${to}`];
}

function printCidr(ranges: JsonValue | undefined): WordGroup | undefined {
  if (ranges === undefined) return absent;
  const range = isJsonList(ranges) && ranges.length === 1 ? ranges[0] : undefined;
  if (!isJsonObject(range) || !hasOnly(range, 'CidrIp')) return undefined;
  const cidr = range.CidrIp;
  return typeof cidr === 'string' && /^[0-9./]+$/.test(cidr) ? ['--cidr', cidr] : undefined;
}

function printGroup(pairs: JsonValue | undefined): WordGroup | undefined {
  if (pairs === undefined) return absent;
  const pair = isJsonList(pairs) && pairs.length === 1 ? pairs[0] : undefined;
  if (!isJsonObject(pair) || !hasOnly(pair, 'GroupId')) return undefined;
  const group = pair.GroupId;
  return typeof group === 'string' && /^sg-[0-9a-z]+$/.test(group) ? ['--source-group', group] : undefined;
}
