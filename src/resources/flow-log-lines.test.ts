import { describe, expect, it } from 'vitest';
import { threeTier } from '../io/gallery/three-tier.ts';
import { ICMP, TCP, UDP } from '../kernel/net/protocol.ts';
import { flowLogLines } from './flow-log-lines.ts';
import { FLOW_LOG_FIELDS } from './shared/flow-log-fields.ts';
import { simulate, traceFlow } from './simulate.ts';
import type { AwsCloud } from './tables.ts';

function linesOf(cloud: AwsCloud, from: string, to: string, protocol = TCP, port: number | null = 443) {
  const id = (name: string) =>
    Object.values(cloud.tables.instance).find(({ Tags }) => Tags.some(({ Value }) => Value === name))?.id ??
    name;
  const trace = traceFlow(simulate(cloud), { from: id(from), to: id(to), protocol, port, sourcePort: null });
  if (!trace.ok) throw new Error(trace.error);
  const name = (card: string) =>
    cloud.tables['network-interface'][card]?.PrivateIpAddresses[0]?.PrivateIpAddress ?? card;
  return flowLogLines(trace.value, cloud).map(({ interfaceId, way, leg, action, text }) => {
    const values = text.split(' ');
    expect(values).toHaveLength(FLOW_LOG_FIELDS.length);
    expect(values[2]).toBe(interfaceId);
    return `${leg} ${way} at ${name(interfaceId)}: ${values.slice(3, 8).join(' ')} ${action}`;
  });
}

/** The sample with the entries of its network ACL changed. */
function withAcl(
  change: (rule: { readonly Egress: boolean; readonly RuleNumber: number }) => 'allow' | 'deny',
  /** All that its outbound rules are about. */
  ports?: { readonly From: number; readonly To: number },
) {
  const cloud = threeTier();
  const acls = Object.values(cloud.tables['network-acl']).map((acl) => [
    acl.id,
    {
      ...acl,
      Entries: acl.Entries.map((entry) => ({
        ...entry,
        RuleAction: change(entry),
        ...(entry.Egress &&
          entry.RuleNumber < 32_767 &&
          ports !== undefined && { Protocol: '6', PortRange: ports }),
      })),
    },
  ]);
  return { ...cloud, tables: { ...cloud.tables, 'network-acl': Object.fromEntries(acls) } } as AwsCloud;
}

describe('VPC Flow Logs record', () => {
  it('FL-3: fourteen fields of version 2', () => {
    const cloud = threeTier();
    const web = Object.values(cloud.tables.instance).find(({ Tags }) =>
      Tags.some(({ Value }) => Value === 'web-1'),
    );
    const trace = traceFlow(simulate(cloud), {
      from: 'internet',
      to: web?.id ?? '',
      protocol: TCP,
      port: 443,
      sourcePort: 50_000,
    });
    if (!trace.ok) throw new Error(trace.error);
    const [request, reply] = flowLogLines(trace.value, cloud);
    const seconds = Math.floor(cloud.clock / 1000);
    expect(request?.text).toMatch(
      new RegExp(
        `^2 \\d{12} eni-[0-9a-f]{17} [\\d.]+ 10\\.0\\.1\\.5 50000 443 6 1 60 ${seconds} ${seconds + 60} ACCEPT OK$`,
      ),
    );
    expect(reply?.text).toMatch(/ 10\.0\.1\.5 [\d.]+ 443 50000 6 1 60 \d+ \d+ ACCEPT OK$/);
  });

  it('FL-9: two ACCEPT of an answered ping, ports 0 (FL-19)', () => {
    expect(linesOf(threeTier(), 'app-1', 'internet', ICMP, null).slice(0, 1)).toEqual([
      expect.stringMatching(/^request egress at 10\.0\.10\.4: 10\.0\.10\.4 [\d.]+ 0 0 1 ACCEPT$/),
    ]);
  });

  it('FL-9: a single REJECT where the receiver’s group denies, and the sender’s ACCEPT', () => {
    expect(linesOf(threeTier(), 'web-1', 'db-1', TCP, 3306)).toEqual([
      'request egress at 10.0.1.5: 10.0.1.5 10.0.20.4 49152 3306 6 ACCEPT',
      'request ingress at 10.0.20.4: 10.0.1.5 10.0.20.4 49152 3306 6 REJECT',
    ]);
  });

  it('FL-10: ACCEPT in and REJECT out, which only a network ACL can cause', () => {
    const cloud = withAcl(({ Egress }) => (Egress ? 'deny' : 'allow'));
    expect(linesOf(cloud, 'internet', 'web-1')).toEqual([
      expect.stringMatching(/^request ingress at 10\.0\.1\.5: [\d.]+ 10\.0\.1\.5 49152 443 6 ACCEPT$/),
      expect.stringMatching(/^reply egress at 10\.0\.1\.5: 10\.0\.1\.5 [\d.]+ 443 49152 6 REJECT$/),
    ]);
    expect(
      linesOf(
        withAcl(() => 'deny'),
        'internet',
        'web-1',
      ),
    ).toEqual([expect.stringMatching(/^request ingress at 10\.0\.1\.5: .* REJECT$/)]);
  });

  it('ACL-7: of ports that are only partly let back in, one that is and one that is not', () => {
    const cloud = withAcl(({ RuleNumber }) => (RuleNumber < 32_767 ? 'allow' : 'deny'), {
      From: 1024,
      To: 40_000,
    });
    expect(linesOf(cloud, 'internet', 'web-1')).toEqual([
      expect.stringMatching(/^request ingress at 10\.0\.1\.5: [\d.]+ 10\.0\.1\.5 49152 443 6 ACCEPT$/),
      expect.stringMatching(/^reply egress at 10\.0\.1\.5: 10\.0\.1\.5 [\d.]+ 443 1024 6 ACCEPT$/),
      expect.stringMatching(/^reply egress at 10\.0\.1\.5: 10\.0\.1\.5 [\d.]+ 443 49152 6 REJECT$/),
    ]);
  });

  it('FL-12: four lines at a NAT gateway, its own side always its private address', () => {
    const lines = linesOf(threeTier(), 'app-1', 'internet');
    const nat = /at (10\.0\.1\.\d+)/.exec(lines[1] ?? '')?.[1] ?? '';
    const remote = /10\.0\.10\.4 ([\d.]+) 49152/.exec(lines[0] ?? '')?.[1] ?? '';
    expect(
      lines.map((line) =>
        line
          .replaceAll(nat, 'NAT')
          .replaceAll(remote, 'REMOTE')
          .replace(/ \d+ \d+ 6/, ''),
      ),
    ).toEqual([
      'request egress at 10.0.10.4: 10.0.10.4 REMOTE ACCEPT',
      'request ingress at NAT: 10.0.10.4 NAT ACCEPT',
      'request egress at NAT: NAT REMOTE ACCEPT',
      'reply ingress at NAT: REMOTE NAT ACCEPT',
      'reply egress at NAT: NAT 10.0.10.4 ACCEPT',
      'reply ingress at 10.0.10.4: REMOTE 10.0.10.4 ACCEPT',
    ]);
  });

  it('FL-8: what finds no route was accepted where it left', () => {
    expect(linesOf(threeTier(), 'db-1', 'internet')).toEqual([
      expect.stringMatching(/^request egress at 10\.0\.20\.4: .* ACCEPT$/),
    ]);
  });

  it('FL-17: nothing of queries to the resolver of the VPC', () => {
    expect(linesOf(threeTier(), 'app-1', '10.0.0.2', UDP, 53)).toEqual([]);
  });
});
