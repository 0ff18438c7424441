import { describe, expect, it } from 'vitest';
import {
  addAclEntry,
  deleteAclEntry,
  moveAclEntry,
  replaceAclEntry,
} from '../../editor/commands/acl-entries.ts';
import { addPrefixEntry, addVpcBlock, assignAddress } from '../../editor/commands/edit-lists.ts';
import { addRoute, deleteRoute, replaceRoute } from '../../editor/commands/edit-routes.ts';
import { removeTag, setTag } from '../../editor/commands/edit-tags.ts';
import { saveProbe } from '../../editor/commands/probes.ts';
import {
  authorizeRule,
  changeRule,
  type RuleDraft,
  revokeRule,
} from '../../editor/commands/security-group-rules.ts';
import { setAttribute } from '../../editor/commands/set-attribute.ts';
import { setForwarding } from '../../editor/commands/set-forwarding.ts';
import { associateAcl, associateRouteTable } from '../../editor/commands/subnet-associations.ts';
import type { TableName } from '../../editor/session.ts';
import { sampleDocument } from '../../io/gallery/sample.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { createLab, type Lab } from '../lab.ts';
import { aclTable } from './acl-rows.ts';
import { subnetUses, tableUsers } from './associations.ts';
import { blockFacts, freeFacts, subnetFacts } from './cidr-facts.ts';
import { connectionsOf } from './connections.ts';
import { peerChoices, ruleRows } from './group-rules.ts';
import { inspect } from './inspected.ts';
import { overviewOf } from './overview.ts';
import { guestOf, recordIn, vpcBlocks } from './parts.ts';
import { destinationChoices, routeRows, routeTargets } from './route-rows.ts';
import { ruleUses } from './rule-use.ts';
import { choiceFor, readPorts, trafficText, writePorts } from './traffic.ts';
import { tryEdit } from './try-edit.ts';

function open(): Lab {
  return createLab({ ...sampleDocument('sample'), probes: [] });
}

function documentOf(lab: Lab) {
  return lab.store.getState().document;
}

function cloudOf(lab: Lab) {
  return documentOf(lab).cloud;
}

function usesOf(lab: Lab) {
  return ruleUses(lab.store.getState().probes);
}

/** Key of the sample's record with that name. */
function keyOf(lab: Lab, table: TableName, name: string): string {
  const records = Object.values(cloudOf(lab).tables[table]);
  const found = records.find(
    (record) => nameTag(record) === name || ('GroupName' in record && record.GroupName === name),
  );
  if (found === undefined) throw new Error(`no ${table} ${name}`);
  return found.key;
}

function need<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('missing');
  return value;
}

function groupOf(lab: Lab, name: string) {
  return need(recordIn(cloudOf(lab), 'security-group', keyOf(lab, 'security-group', name)));
}

function operations(lab: Lab): readonly string[] {
  return (
    lab.store
      .getState()
      .past.at(-1)
      ?.requests.map(({ operation }) => operation) ?? []
  );
}

const SSH: RuleDraft = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, peer: '0.0.0.0/0', Description: '' };

describe('rules of a security group', () => {
  it('adds, changes and deletes a rule by one command each, which undo takes back', () => {
    const lab = open();
    const key = keyOf(lab, 'security-group', 'web');
    expect(lab.run(authorizeRule, { key, egress: false, rule: SSH }).ok).toBe(true);
    expect(operations(lab)).toEqual(['AuthorizeSecurityGroupIngress']);
    expect(lab.store.getState().past.at(-1)?.label).toBe('Allow tcp 22 from anywhere in web');
    const ruleId = need(
      groupOf(lab, 'web').Rules.find(({ FromPort }) => FromPort === 22),
    ).SecurityGroupRuleId;
    lab.run(changeRule, { key, ruleId, rule: { ...SSH, peer: '10.0.0.0/8' } });
    expect(operations(lab)).toEqual(['ModifySecurityGroupRules']);
    lab.run(changeRule, { key, ruleId, rule: { ...SSH, peer: groupOf(lab, 'app').id } });
    expect(operations(lab)).toEqual(['RevokeSecurityGroupIngress', 'AuthorizeSecurityGroupIngress']);
    const moved = need(groupOf(lab, 'web').Rules.find(({ FromPort }) => FromPort === 22));
    expect(moved.ReferencedGroupInfo?.GroupId).toBe(groupOf(lab, 'app').id);
    lab.run(revokeRule, { key, ruleId: moved.SecurityGroupRuleId });
    expect(groupOf(lab, 'web').Rules.some(({ FromPort }) => FromPort === 22)).toBe(false);
    for (let step = 0; step < 4; step++) lab.undo();
    expect(groupOf(lab, 'web').Rules).toEqual(groupOf(open(), 'web').Rules);
  });

  it("tells a field AWS's error without changing the document", () => {
    const lab = open();
    const key = keyOf(lab, 'security-group', 'web');
    const before = documentOf(lab);
    const attempt = (rule: Partial<RuleDraft>) =>
      tryEdit(before, authorizeRule, { key, egress: false, rule: { ...SSH, ...rule } });
    expect(attempt({})).toBeNull();
    expect(attempt({ FromPort: null, ToPort: null })?.code).toBe('InvalidParameterValue');
    expect(attempt({ peer: '10.0.0.300/8' })?.code).toBe('InvalidParameterValue');
    expect(attempt({ FromPort: 443, ToPort: 443 })?.code).toBe('InvalidPermission.Duplicate');
    expect(attempt({ peer: 'sg-00000000000000000' })?.code).toBe('InvalidGroup.NotFound');
    expect(documentOf(lab)).toBe(before);
  });

  it('says what decides kept questions, what adds nothing and what names a group that is gone', () => {
    const lab = open();
    const key = keyOf(lab, 'security-group', 'web');
    const probe = {
      id: 'p',
      from: 'internet',
      to: keyOf(lab, 'instance', 'web-1'),
      protocol: 6,
      port: 443,
      sourcePort: null,
    };
    const note = (port: number) =>
      need(
        ruleRows(cloudOf(lab), groupOf(lab, 'web'), false, usesOf(lab)).find(
          ({ draft }) => draft.FromPort === port,
        ),
      ).use;
    expect(note(443)).toBeNull();
    lab.run(saveProbe, probe);
    expect(note(443)).toBe('Decides the kept question');
    expect(note(80)).toBe('Does not decide the kept question');
    lab.run(authorizeRule, { key, egress: false, rule: { ...SSH, peer: '10.0.0.0/8' } });
    lab.run(authorizeRule, { key, egress: false, rule: SSH });
    expect(ruleRows(cloudOf(lab), groupOf(lab, 'web'), false, usesOf(lab)).map(({ use }) => use)).toContain(
      'Adds nothing: SSH from anywhere lets this through as well',
    );
    const cloud = cloudOf(lab);
    const { [groupOf(lab, 'web').id]: _gone, ...groups } = cloud.tables['security-group'];
    const without = { ...cloud, tables: { ...cloud.tables, 'security-group': groups } };
    expect(ruleRows(without, groupOf(lab, 'app'), false, usesOf(lab))[0]?.use).toBe(
      'Never matches: what it names is gone',
    );
  });

  it('offers the groups of the VPC and its block as peers', () => {
    const lab = open();
    const labels = peerChoices(cloudOf(lab), groupOf(lab, 'web')).flatMap(({ choices }) =>
      choices.map(({ label }) => label),
    );
    expect(labels).toEqual(
      expect.arrayContaining(['this VPC (10.0.0.0/16)', 'web (this group)', 'database']),
    );
  });
});

describe('rules of a network ACL', () => {
  const entry = {
    RuleNumber: 90,
    Protocol: '6',
    RuleAction: 'deny',
    block: '0.0.0.0/0',
    From: 443,
    To: 443,
  } as const;
  const start = () => {
    const lab = open();
    const acl = need(
      Object.values(cloudOf(lab).tables['network-acl']).find(({ Associations }) => Associations.length > 0),
    );
    const table = () => aclTable(need(recordIn(cloudOf(lab), 'network-acl', acl.key)), false, usesOf(lab));
    return { lab, key: acl.key, table };
  };

  it('reads them by number, proposes the next one and says which are never read', () => {
    const { lab, key, table } = start();
    expect(table().nextNumber).toBe(110);
    lab.run(addAclEntry, { key, egress: false, entry: { ...entry, RuleNumber: 110 } });
    expect(table().rows.map(({ number }) => number)).toEqual([100, 110]);
    expect(table().rows[1]?.use).toBe('Never read: rule 100 matches all of it first');
  });

  it('moves a rule by trading numbers, and changes and deletes it', () => {
    const { lab, key, table } = start();
    lab.run(addAclEntry, { key, egress: false, entry: { ...entry, RuleNumber: 110 } });
    lab.run(moveAclEntry, { key, egress: false, number: 110, step: -1 });
    expect(table().rows.map(({ number, draft }) => [number, draft.RuleAction])).toEqual([
      [100, 'deny'],
      [110, 'allow'],
    ]);
    expect(operations(lab)).toEqual(['ReplaceNetworkAclEntry', 'ReplaceNetworkAclEntry']);
    lab.run(replaceAclEntry, { key, egress: false, number: 100, entry });
    expect(operations(lab)).toEqual(['CreateNetworkAclEntry', 'DeleteNetworkAclEntry']);
    lab.run(deleteAclEntry, { key, egress: false, number: 90 });
    expect(table().rows.map(({ number }) => number)).toEqual([110]);
    expect(lab.canRun(moveAclEntry, { key, egress: false, number: 110, step: 1 })).toBe(
      'There is no rule beyond it.',
    );
    expect(
      tryEdit(documentOf(lab), addAclEntry, { key, egress: false, entry: { ...entry, RuleNumber: 110 } })
        ?.code,
    ).toBe('NetworkAclEntryAlreadyExists');
  });
});

describe('routes', () => {
  it('shows the local route first and what each leads to, and offers what the VPC has', () => {
    const lab = open();
    const table = need(recordIn(cloudOf(lab), 'route-table', keyOf(lab, 'route-table', 'app-a')));
    expect(
      routeRows(cloudOf(lab), table, usesOf(lab)).map(({ destination, target, state, origin }) => [
        destination,
        target.title,
        state,
        origin,
      ]),
    ).toEqual([
      ['10.0.0.0/16', 'local', 'active', 'local'],
      ['0.0.0.0/0', 'nat-a', 'active', 'static'],
    ]);
    expect(routeTargets(cloudOf(lab), table).map(({ label }) => label)).toEqual([
      'Internet gateway',
      'NAT gateways',
      'Instances that pass packets on',
    ]);
    expect(destinationChoices(cloudOf(lab), table)).toEqual([]);
  });

  it('adds, points elsewhere and deletes', () => {
    const lab = open();
    const key = keyOf(lab, 'route-table', 'database');
    const gateway = need(Object.values(cloudOf(lab).tables['internet-gateway'])[0]).id;
    const nat = need(Object.values(cloudOf(lab).tables['nat-gateway'])[0]).id;
    const destination = '0.0.0.0/0';
    lab.run(addRoute, { key, destination, target: gateway });
    lab.run(replaceRoute, { key, destination, target: nat });
    expect(need(recordIn(cloudOf(lab), 'route-table', key)).Routes[0]?.Target.Id).toBe(nat);
    expect(tryEdit(documentOf(lab), addRoute, { key, destination, target: gateway })?.code).toBe(
      'RouteAlreadyExists',
    );
    lab.run(deleteRoute, { key, destination });
    expect(need(recordIn(cloudOf(lab), 'route-table', key)).Routes).toEqual([]);
    expect(tryEdit(documentOf(lab), deleteRoute, { key, destination: '10.0.0.0/16' })?.message).toContain(
      'local route',
    );
  });

  it('gives a subnet another table or list, and the main table back', () => {
    const lab = open();
    const key = keyOf(lab, 'subnet', 'web-a');
    const subnet = () => need(recordIn(cloudOf(lab), 'subnet', key));
    const database = need(recordIn(cloudOf(lab), 'route-table', keyOf(lab, 'route-table', 'database'))).id;
    lab.run(associateRouteTable, { key, to: database });
    expect(subnetUses(cloudOf(lab), subnet()).routeTable).toBe(database);
    lab.run(associateRouteTable, { key, to: null });
    const uses = subnetUses(cloudOf(lab), subnet());
    expect(uses.routeTable).toBeNull();
    const main = need(recordIn(cloudOf(lab), 'route-table', need(uses.mainTable?.key)));
    expect(tableUsers(cloudOf(lab), main).implicit.map(({ title }) => title)).toEqual(['web-a']);
    lab.run(associateRouteTable, { key, to: main.id });
    expect(tableUsers(cloudOf(lab), main)).toMatchObject({ isMain: true });
    expect(tryEdit(documentOf(lab), associateAcl, { key, to: uses.acl })).toBeNull();
    expect(tryEdit(documentOf(lab), associateAcl, { key, to: 'acl-00000000000000000' })?.code).toBe(
      'NotFound',
    );
  });
});

describe('fields', () => {
  it('come from the definition, with the values AWS would answer', () => {
    const lab = open();
    const view = need(inspect(cloudOf(lab), keyOf(lab, 'subnet', 'web-a')));
    const field = (path: string) => need(view.fields.find((each) => each.path === path));
    expect(view).toMatchObject({ kind: 'Subnet', name: 'web-a', table: 'subnet' });
    expect(field('MapPublicIpOnLaunch')).toMatchObject({ control: 'switch', value: true });
    expect(field('VpcId').links.map(({ title }) => title)).toEqual(['shop']);
    expect(field('CidrBlock').facts).toEqual([
      '256 addresses, 251 usable (10.0.1.4 to 10.0.1.254)',
      '249 of 251 usable addresses are free',
    ]);
    expect(view.fields.some(({ path }) => path === 'SubnetId')).toBe(false);
    expect(inspect(cloudOf(lab), 'internet')).toBeNull();
  });

  it('of every resource of the sample can be shown, and each that can be set takes what it has', () => {
    const lab = open();
    for (const [table, records] of Object.entries(cloudOf(lab).tables))
      for (const { key } of Object.values(records)) {
        const view = need(inspect(cloudOf(lab), key));
        expect(view.kind).toBe(awsRegistry[table as TableName].definition.label);
        for (const { path, value, control } of view.fields) {
          // What is held by a service, or what would detach first, is AWS's own to refuse.
          if (control === 'readonly' || control === 'reference' || table === 'network-interface') continue;
          const answer = tryEdit(documentOf(lab), setAttribute, { key, path, value });
          expect(
            answer === null || /IncorrectInstanceState/.test(answer.code),
            `${table} ${path} ${answer?.code}`,
          ).toBe(true);
        }
      }
  });

  it('are set by the operation AWS has for them, and refused in its words', () => {
    const lab = open();
    const vpc = keyOf(lab, 'vpc', 'shop');
    const web = keyOf(lab, 'instance', 'web-1');
    lab.run(setAttribute, { key: vpc, path: 'EnableDnsHostnames', value: true });
    expect(operations(lab)).toEqual(['ModifyVpcAttribute']);
    expect(lab.store.getState().past.at(-1)?.label).toBe('Set DNS hostnames of shop to on');
    expect(
      tryEdit(documentOf(lab), setAttribute, { key: web, path: 'InstanceType', value: 't3.large' })?.code,
    ).toBe('IncorrectInstanceState');
    const groups = [groupOf(lab, 'web').id, groupOf(lab, 'app').id];
    lab.run(setAttribute, { key: web, path: 'SecurityGroups', value: groups });
    const shown = need(inspect(cloudOf(lab), web)).fields.find(({ path }) => path === 'SecurityGroups');
    expect(shown).toMatchObject({ control: 'references', value: groups });
    expect(
      tryEdit(documentOf(lab), setAttribute, { key: web, path: 'PrivateIpAddress', value: '10.0.1.9' })?.code,
    ).toBe('NotAvailable');
  });

  it('detach and attach gateways and addresses', () => {
    const lab = open();
    const gateway = need(Object.values(cloudOf(lab).tables['internet-gateway'])[0]);
    expect(
      tryEdit(documentOf(lab), setAttribute, { key: gateway.key, path: 'Attachments', value: '' })?.code,
    ).toBe('DependencyViolation');
    const address = need(Object.values(cloudOf(lab).tables['elastic-ip'])[0]);
    const choices = need(
      inspect(cloudOf(lab), address.key)?.fields.find(({ path }) => path === 'NetworkInterfaceId'),
    ).choices;
    expect(choices.map(({ label }) => label)).toContain('web-1 eth0');
  });

  it('of tags, blocks, addresses and software make one entry each', () => {
    const lab = open();
    const vpc = keyOf(lab, 'vpc', 'shop');
    const web = keyOf(lab, 'instance', 'web-1');
    lab.run(setTag, { keys: [vpc, web], Key: 'team', Value: 'red' });
    expect(operations(lab)).toEqual(['CreateTags']);
    lab.run(setTag, { keys: [vpc], Key: 'owner', Value: 'red', was: 'team' });
    expect(operations(lab)).toEqual(['DeleteTags', 'CreateTags']);
    lab.run(removeTag, { keys: [web], Key: 'team' });
    expect(need(inspect(cloudOf(lab), vpc)).tags.map(({ Key }) => Key)).toEqual(['Name', 'owner']);
    expect(need(inspect(cloudOf(lab), web)).tags.map(({ Key }) => Key)).toEqual(['Name']);
    expect(tryEdit(documentOf(lab), addVpcBlock, { key: vpc, cidr: '10.0.0.0/24' })?.code).toBe(
      'InvalidVpc.Range',
    );
    lab.run(addVpcBlock, { key: vpc, cidr: '10.1.0.0/16' });
    expect(vpcBlocks(cloudOf(lab), vpc).map(({ block }) => block)).toEqual(['10.0.0.0/16', '10.1.0.0/16']);
    lab.run(setForwarding, { key: web, forwarding: 'masquerade' });
    expect(guestOf(cloudOf(lab), need(inspect(cloudOf(lab), web)).id).forwarding).toBe('masquerade');
    const networkInterface = need(
      connectionsOf(cloudOf(lab), 'instance', need(inspect(cloudOf(lab), web)).id)[0]?.items[0]?.key,
    );
    lab.run(assignAddress, { key: networkInterface, address: '' });
    expect(operations(lab)).toEqual(['AssignPrivateIpAddresses']);
    expect(lab.canRun(addPrefixEntry, { key: vpc, cidr: '10.0.0.0/8', description: '' })).toBe(
      'Select a prefix list.',
    );
  });
});

describe('what surrounds a resource', () => {
  it('is listed by name', () => {
    const lab = open();
    const group = groupOf(lab, 'web');
    expect(connectionsOf(cloudOf(lab), 'security-group', group.id)).toMatchObject([
      { title: 'Protects', items: [{ title: 'web-1', detail: '10.0.1.5' }, { title: 'web-2' }] },
      { title: 'Rules of other groups name it in', items: [{ title: 'app' }] },
    ]);
    const titles = overviewOf(cloudOf(lab)).map(({ plural, items }) => `${items.length} ${plural}`);
    expect(titles).toEqual(expect.arrayContaining(['2 Elastic IPs']));
  });
});

describe('sizes and traffic in words', () => {
  it('counts addresses', () => {
    expect(blockFacts('10.0.0.0/16')).toBe('65,536 addresses, 10.0.0.0 to 10.0.255.255');
    expect(blockFacts('10.0.0.1/32')).toBe('one address');
    expect(blockFacts('10.0.0.0')).toBeNull();
    expect(subnetFacts('10.0.0.0/28')).toBe('16 addresses, 11 usable (10.0.0.4 to 10.0.0.14)');
    expect(subnetFacts('10.0.0.0/30')).toBeNull();
    const lab = open();
    expect(
      freeFacts(cloudOf(lab), need(recordIn(cloudOf(lab), 'subnet', keyOf(lab, 'subnet', 'db-a')))),
    ).toBe('250 of 251 usable addresses are free');
  });

  it.each([
    ['443', 443, 443],
    ['8000-8080', 8000, 8080],
    [' 1024 – 65535 ', 1024, 65535],
    ['', null, null],
    ['https', null, null],
  ])('reads the ports "%s"', (text, from, to) => {
    expect(readPorts(text)).toEqual({ from, to });
  });

  it('names what it knows', () => {
    expect(trafficText('tcp', 443, 443, 'names')).toEqual({ title: 'HTTPS', detail: 'tcp 443' });
    expect(trafficText('6', 8080, 8090, 'numbers')).toEqual({ title: 'TCP', detail: 'tcp 8080-8090' });
    expect(trafficText('-1', null, null, 'numbers').title).toBe('All traffic');
    expect(trafficText('icmp', 8, -1, 'names')).toEqual({ title: 'Ping', detail: 'icmp, type 8' });
    expect(choiceFor('udp', 53, 53, 'names')?.id).toBe('dns');
    expect(choiceFor('47', null, null, 'numbers')).toBeUndefined();
    expect(writePorts(-1, -1)).toBe('');
  });
});
