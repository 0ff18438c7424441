import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { hostileTexts } from './hostile-inputs.ts';
import { ask, type Lab, startLab } from './lab.ts';

/** An operation that keeps a text, the request that gives it, and the call that shows it again. */
const keepers: readonly (readonly [operation: string, give: (text: string) => JsonObject, show: string])[] = [
  ['CreateTags', (Value) => ({ Resources: ['$vpc'], Tags: [{ Key: 'Name', Value }] }), 'DescribeVpcs'],
  ['CreateTags', (Key) => ({ Resources: ['$web'], Tags: [{ Key, Value: '' }] }), 'DescribeInstances'],
  ['CreateTags', (Value) => ({ Resources: ['$sgr'], Tags: [{ Key: 'k', Value }] }), 'DescribeTags'],
  ['CreateVpc', (Value) => ({ CidrBlock: '10.5.0.0/16', ...named('vpc', Value) }), 'DescribeVpcs'],
  ['CreateNatGateway', (Value) => natGateway(Value), 'DescribeNatGateways'],
  [
    'CreateNetworkInterface',
    (Description) => ({ SubnetId: '$far', Description }),
    'DescribeNetworkInterfaces',
  ],
  ['ModifyNetworkInterfaceAttribute', (Value) => described(Value), 'DescribeNetworkInterfaces'],
  ['CreateSecurityGroup', (GroupName) => group({ GroupName }), 'DescribeSecurityGroups'],
  ['CreateSecurityGroup', (Description) => group({ Description }), 'DescribeSecurityGroups'],
  ['CreateKeyPair', (KeyName) => ({ KeyName }), 'DescribeKeyPairs'],
  ['CreateManagedPrefixList', (PrefixListName) => list({ PrefixListName }), 'DescribeManagedPrefixLists'],
];

function named(ResourceType: string, Value: string): JsonObject {
  return { TagSpecifications: [{ ResourceType, Tags: [{ Key: 'Name', Value }] }] };
}

function natGateway(Value: string): JsonObject {
  return { SubnetId: '$private', ConnectivityType: 'private', ...named('natgateway', Value) };
}

function described(Value: string): JsonObject {
  return { NetworkInterfaceId: '$eni', Description: { Value } };
}

function group(more: JsonObject): JsonObject {
  return { GroupName: 'new', Description: 'new', VpcId: '$vpc', ...more };
}

function list(more: JsonObject): JsonObject {
  return { PrefixListName: 'new', AddressFamily: 'IPv4', MaxEntries: 1, ...more };
}

/** Everything the describe call answers. */
function shown(lab: Lab, operation: string): string {
  const outcome = ask(lab, operation, {});
  if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.message}`);
  return JSON.stringify(outcome.output);
}

describe('texts of people', () => {
  it.each(keepers)('%s keeps a text to the letter or refuses it', (operation, give, show) => {
    const lab = startLab();
    let kept = 0;
    for (const text of hostileTexts) {
      // Names of the world stand behind a dollar sign; what the texts hold there is no such name.
      const outcome = ask(lab, operation, give(text.replaceAll('$', '')));
      if (!outcome.ok) {
        expect(outcome.error.code, JSON.stringify(text).slice(0, 80)).toBe('InvalidParameterValue');
        continue;
      }
      kept++;
      expect(shown({ ...lab, cloud: outcome.cloud }, show)).toContain(
        JSON.stringify(text.replaceAll('$', '')),
      );
    }
    expect(kept).toBeGreaterThan(5);
  });

  it('finds a resource again by a hostile tag', () => {
    for (const Value of ['*', '?', 'a*b', '\\', '(', '[a-z]', '__proto__', '\0', '😀']) {
      const lab = startLab();
      const outcome = ask(lab, 'CreateTags', { Resources: ['$vpc'], Tags: [{ Key: '__proto__', Value }] });
      if (!outcome.ok) throw new Error(outcome.error.message);
      const escaped = Value.replace(/[\\*?]/g, '\\$&');
      const found = ask({ ...lab, cloud: outcome.cloud }, 'DescribeVpcs', {
        Filters: [{ Name: 'tag:__proto__', Values: [escaped] }],
      });
      expect(found.ok && (found.output.Vpcs as readonly JsonObject[]).map((vpc) => vpc.VpcId)).toEqual([
        lab.names.get('vpc'),
      ]);
    }
  });
});
