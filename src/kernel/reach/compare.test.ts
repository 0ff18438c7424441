import { describe, expect, it } from 'vitest';
import { newReachLab } from '../../testing/reach-lab.ts';

describe('what a change opens and closes', () => {
  it('SG-1: a rule added opens exactly its ports, from exactly whom it names', () => {
    const lab = newReachLab();
    const difference = lab.compare((call) => {
      call('AuthorizeSecurityGroupIngress', {
        GroupId: lab.group('app'),
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 22, ToPort: 25, UserIdGroupPairs: [{ GroupId: lab.group('web') }] },
        ],
      });
    });
    const web = [lab.interface('web-1'), lab.interface('web-2')];
    const app = [lab.interface('app-1'), lab.interface('app-2')];
    expect(difference.closed).toEqual([]);
    expect(difference.otherwise).toEqual([]);
    expect(difference.opened).toHaveLength(web.length * app.length);
    for (const change of difference.opened) {
      expect(web).toContain(change.from);
      expect(app).toContain(change.to);
      expect(change).toMatchObject({
        protocol: 6,
        ports: [{ from: 22, to: 25 }],
        before: 'blocked',
        after: 'reachable',
      });
    }
  });

  it('ACL-5: a list that forgets the replies closes what crossed the border, not what stayed inside', () => {
    const lab = newReachLab();
    const difference = lab.compare((call) => {
      const acl = call('CreateNetworkAcl', { VpcId: lab.vpc }, 'NetworkAcl.NetworkAclId');
      call('CreateNetworkAclEntry', {
        NetworkAclId: acl,
        RuleNumber: 100,
        Protocol: '6',
        RuleAction: 'allow',
        Egress: false,
        CidrBlock: '0.0.0.0/0',
        PortRange: { From: 3306, To: 3306 },
      });
      call('ReplaceNetworkAclAssociation', { AssociationId: lab.aclAssociation('db-a'), NetworkAclId: acl });
    });
    expect(difference.opened).toEqual([]);
    const database = lab.interface('db-1');
    expect(difference.closed.length).toBeGreaterThan(0);
    for (const change of difference.closed) expect([change.from, change.to]).toContain(database);
    expect(
      difference.closed.find((change) => change.from === lab.interface('app-1') && change.to === database),
    ).toMatchObject({ ports: [{ from: 3306, to: 3306 }], before: 'reachable', after: 'reply-lost' });
  });
});
