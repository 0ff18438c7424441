import { describe, expect, it } from 'vitest';
import { deleteSelected } from '../../editor/commands/delete.ts';
import { insertInstance } from '../../editor/commands/insert-instance.ts';
import type { LabDocument } from '../../editor/document.ts';
import { perform } from '../../editor/perform.ts';
import type { EditSession } from '../../editor/session.ts';
import { sampleDocument } from '../../io/gallery/sample.ts';
import { parseLabDocument } from '../../io/lab-file/parse-lab-document.ts';
import { serialiseLabDocument } from '../../io/lab-file/serialise-lab-document.ts';
import { createLab } from '../lab.ts';
import { compareDocuments, isUnchanged } from './comparison.ts';

const sample = sampleDocument('sample');

function changed(act: (session: EditSession) => void, document: LabDocument = sample): LabDocument {
  const done = perform(document, 'test', act);
  if (!done.ok) throw new Error(done.error.message);
  return done.value.after;
}

function groupOf(name: string) {
  const group = Object.values(sample.cloud.tables['security-group']).find(
    ({ GroupName }) => GroupName === name,
  );
  if (group === undefined) throw new Error(`the sample has the group ${name}`);
  return group;
}

const openFtp = changed((session) =>
  session.request('AuthorizeSecurityGroupIngress', {
    GroupId: groupOf('web').id,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 21, ToPort: 21, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  }),
);

describe('two states of a document', () => {
  it('do not differ when nothing was done', () => {
    expect(isUnchanged(compareDocuments(sample, sample))).toBe(true);
  });

  it('do not differ by having been stored, which puts fields in another order', () => {
    const stored = parseLabDocument(serialiseLabDocument(sample));
    if (!stored.ok) throw new Error('what was stored can be read');
    expect(isUnchanged(compareDocuments(stored.value, sample))).toBe(true);
  });

  it('differ by a rule: the row, and what it opens; the other way round it closes', () => {
    const forth = compareDocuments(sample, openFtp);
    expect(forth.resources).toHaveLength(1);
    expect(forth.resources[0]).toMatchObject({
      kind: 'changed',
      title: expect.stringMatching(/^Security group web /),
      lines: [{ what: 'Inbound rule', before: null, after: 'tcp 21 from 0.0.0.0/0' }],
    });
    expect(forth.opened).toContain('tcp 21 from Internet, app-1, db-1, app-2 and db-2 to web-1 and web-2');
    expect(forth.closed).toEqual([]);
    expect(forth.limits).toBeNull();
    const back = compareDocuments(openFtp, sample);
    expect(back.resources[0]?.lines).toEqual([
      { what: 'Inbound rule', before: 'tcp 21 from 0.0.0.0/0', after: null },
    ]);
    expect(back.closed).toEqual(forth.opened);
  });

  it('tell a route that leads elsewhere as one line, with both targets by name', () => {
    const { tables } = sample.cloud;
    const table = Object.values(tables['route-table']).find(({ Tags }) =>
      Tags.some(({ Value }) => Value === 'app-a'),
    );
    const gateway = Object.values(tables['nat-gateway']).find(({ Tags }) =>
      Tags.some(({ Value }) => Value === 'nat-b'),
    );
    const after = changed((session) =>
      session.request('ReplaceRoute', {
        RouteTableId: table?.id ?? '',
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: gateway?.id ?? '',
      }),
    );
    expect(compareDocuments(sample, after).resources.map(({ lines }) => lines)).toEqual([
      [
        {
          what: 'Route 0.0.0.0/0',
          before: expect.stringMatching(/^to NAT gateway nat-a /),
          after: expect.stringMatching(/^to NAT gateway nat-b /),
        },
      ],
    ]);
  });

  it('tell a field by AWS’s name, a tag and a list entry row by row', () => {
    const [subnet] = Object.values(sample.cloud.tables.subnet);
    const [list] = Object.values(sample.cloud.tables['network-acl']);
    const after = changed((session) => {
      session.request('ModifySubnetAttribute', {
        SubnetId: subnet?.id ?? '',
        MapPublicIpOnLaunch: { Value: subnet?.MapPublicIpOnLaunch !== true },
      });
      session.request('CreateTags', {
        Resources: [subnet?.id ?? ''],
        Tags: [{ Key: 'Team', Value: '<b>shop</b>' }],
      });
      session.request('CreateNetworkAclEntry', {
        NetworkAclId: list?.id ?? '',
        RuleNumber: 50,
        Egress: false,
        Protocol: '6',
        RuleAction: 'deny',
        CidrBlock: '198.51.100.0/24',
        PortRange: { From: 22, To: 25 },
      });
    });
    const lines = compareDocuments(sample, after).resources.flatMap((resource) => resource.lines);
    expect(lines).toEqual(
      expect.arrayContaining([
        { what: 'MapPublicIpOnLaunch', before: expect.any(String), after: expect.any(String) },
        { what: 'Tag Team', before: null, after: '<b>shop</b>' },
        { what: 'Inbound rule 50', before: null, after: 'deny tcp 22-25 from 198.51.100.0/24' },
      ]),
    );
    expect(lines).toHaveLength(3);
  });

  it('tell what was added and removed once, not its interfaces beside it', () => {
    const lab = createLab(sample);
    const subnet = Object.values(sample.cloud.tables.subnet).find(({ Tags }) =>
      Tags.some(({ Value }) => Value === 'db-a'),
    );
    lab.run(insertInstance, { into: subnet?.key ?? '' });
    const added = lab.store.getState().document;
    const forth = compareDocuments(sample, added).resources;
    expect(forth.map(({ kind, title }) => [kind, title.split(' (')[0]])).toEqual([['added', 'db-3']]);
    const instance = Object.values(added.cloud.tables.instance).at(-1);
    lab.select([instance?.key ?? '']);
    lab.run(deleteSelected, undefined);
    const after = lab.store.getState().document;
    expect(compareDocuments(added, after).resources.map(({ kind }) => kind)).toEqual(['removed']);
    expect(isUnchanged({ ...compareDocuments(sample, after), besides: [] })).toBe(true);
  });

  it('tell which kept questions are answered otherwise', () => {
    const [question] = sample.probes;
    const web = groupOf('web');
    const inbound = web.Rules.filter(({ IsEgress }) => !IsEgress).map((rule) => rule.SecurityGroupRuleId);
    const after = changed((session) =>
      session.request('RevokeSecurityGroupIngress', { GroupId: web.id, SecurityGroupRuleIds: inbound }),
    );
    const { questions, closed } = compareDocuments(sample, after);
    expect(question).toBeDefined();
    expect(questions).toContainEqual({
      question: 'internet → web-1, tcp 443',
      before: 'Reachable',
      after: 'Blocked',
    });
    expect(closed.length).toBeGreaterThan(0);
  });

  it('tell what is not the cloud: name, places, questions', () => {
    const after = changed((session) => {
      session.rename('Other');
      session.setProbes([]);
      session.setPosition('vpc-1', { x: 8, y: 8 });
    });
    const { besides, resources } = compareDocuments(sample, after);
    expect(resources).toEqual([]);
    expect(besides[0]).toContain('“Other”');
    expect(besides).toHaveLength(3);
  });
});
