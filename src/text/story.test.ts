import { describe, expect, it } from 'vitest';
import {
  addAcl,
  addElasticIp,
  addGroup,
  addInstance,
  addInterface,
  addInternetGateway,
  addRouteTable,
  addSubnet,
  addVpc,
  attachment,
  cloudOf,
  newDraft,
  staticRoute,
} from '../testing/naive/draft-cloud.ts';
import { type TracedFlow, traceIn, traceThreeTier } from '../testing/traces.ts';
import { WIDTH } from './layout.ts';
import { namingOf } from './naming.ts';
import { tellTrace } from './story.ts';

const unbroken = (story: string) => story.replace(/\s+/g, ' ');
const tell = ({ cloud, trace }: TracedFlow) => tellTrace(trace, namingOf(cloud));

/** A public web server whose list lets out replies to high ports only, with many groups' rules. */
function cramped(listeners: readonly { Protocol: string; Port: number }[]) {
  const draft = newDraft();
  addVpc(draft, 'vpc-1', ['10.0.0.0/16']);
  addSubnet(draft, 'subnet-1', 'vpc-1', '10.0.1.0/24');
  addInternetGateway(draft, 'igw-1', 'vpc-1');
  addRouteTable(draft, 'rtb-1', 'vpc-1', 'main', [staticRoute('0.0.0.0/0', 'GatewayId', 'igw-1')]);
  addAcl(
    draft,
    'acl-1',
    'vpc-1',
    ['subnet-1'],
    ['in 100 allow -1 all 0.0.0.0/0', 'out 100 allow 6 32768-65535 0.0.0.0/0'],
  );
  const others = Array.from(
    { length: 14 },
    (_, index) => `in tcp ${9000 + index}-${9000 + index} 10.0.0.0/8`,
  );
  addGroup(draft, 'sg-1', 'vpc-1', [...others, 'in tcp 443-443 0.0.0.0/0', 'out -1 all 0.0.0.0/0']);
  addInterface(draft, 'eni-1', 'subnet-1', ['10.0.1.10'], ['sg-1'], { Attachment: attachment('i-1', 0) });
  addInstance(draft, 'i-1', { Tags: [{ Key: 'Name', Value: 'web' }] }, { Listeners: listeners });
  addElasticIp(draft, 'eipalloc-1', '54.1.1.1', 'eni-1', '10.0.1.10');
  return cloudOf(draft);
}

const toWeb = { from: 'internet', to: 'i-1', protocol: 6, port: 443, sourcePort: null };

describe('stories of the three-tier sample', () => {
  it.each([
    ['internet', 'web-1', 443],
    ['internet', 'db-1', 3306],
    ['app-1', 'internet', 443],
  ])('%s → %s on %i', async (from, to, port) => {
    const story = tell(traceThreeTier(from, to, port));
    await expect(`${story}\n`).toMatchFileSnapshot(`cases/${from}-to-${to}-${port}.txt`);
  });
});

describe('a story', () => {
  it('ACL-7: names the ports that are lost and the rule that would save them', async () => {
    const told = traceIn(cramped([{ Protocol: 'tcp', Port: 443 }]), toWeb);
    expect(told.trace.verdict).toBe('partly');
    const story = tell(told);
    expect(unbroken(story)).toContain('ports 1024-32767 are lost');
    expect(unbroken(story)).toContain('allow tcp 1024-32767 to 0.0.0.0/0');
    await expect(`${story}\n`).toMatchFileSnapshot('cases/some-replies-lost.txt');
  });

  it('shortens a long table to its decision and the near misses, and counts the rest', () => {
    const story = tell(traceIn(cramped([{ Protocol: 'tcp', Port: 443 }]), toWeb));
    expect(story).toContain('▸ sgr-114  tcp 443 from 0.0.0.0/0  decides');
    expect(story).not.toContain('tcp 9013');
    expect(story).toContain('… 14 more rows');
  });

  it('says what does not listen', () => {
    const told = traceIn(cramped([{ Protocol: 'tcp', Port: 80 }]), toWeb);
    expect(told.trace.verdict).toBe('refused');
    expect(tell(told)).toContain('Nothing listens on tcp 443 at web');
  });

  it('fits a terminal, and gives an id once', () => {
    const told = traceThreeTier('app-1', 'internet', 443);
    const story = tell(told);
    for (const line of story.split('\n')) expect(line.length).toBeLessThanOrEqual(WIDTH);
    const ids = [...unbroken(story).matchAll(/\(([a-z]+-0[0-9a-f]{16})\)/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(8);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
