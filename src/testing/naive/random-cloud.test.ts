import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { elasticIpSchema } from '../../resources/elastic-ip/schema.ts';
import { instanceGuestSchema, instanceSchema } from '../../resources/instance/schema.ts';
import { internetGatewaySchema } from '../../resources/internet-gateway/schema.ts';
import { keyPairSchema } from '../../resources/key-pair/schema.ts';
import { managedPrefixListSchema } from '../../resources/managed-prefix-list/schema.ts';
import { natGatewaySchema } from '../../resources/nat-gateway/schema.ts';
import { networkAclSchema } from '../../resources/network-acl/schema.ts';
import { networkInterfaceSchema } from '../../resources/network-interface/schema.ts';
import { routeTableSchema } from '../../resources/route-table/schema.ts';
import { securityGroupSchema } from '../../resources/security-group/schema.ts';
import { subnetSchema } from '../../resources/subnet/schema.ts';
import type { AwsTables } from '../../resources/tables.ts';
import { vpcSchema } from '../../resources/vpc/schema.ts';
import { vpcPeeringConnectionSchema } from '../../resources/vpc-peering-connection/schema.ts';
import { naiveEvaluate } from './evaluate.ts';
import { randomCloud } from './random-cloud.ts';

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

const schemas: { readonly [K in keyof AwsTables]: z.ZodType } = {
  vpc: vpcSchema,
  subnet: subnetSchema,
  'internet-gateway': internetGatewaySchema,
  'elastic-ip': elasticIpSchema,
  'nat-gateway': natGatewaySchema,
  'route-table': routeTableSchema,
  'security-group': securityGroupSchema,
  'network-acl': networkAclSchema,
  'network-interface': networkInterfaceSchema,
  instance: instanceSchema,
  'key-pair': keyPairSchema,
  'vpc-peering-connection': vpcPeeringConnectionSchema,
  'managed-prefix-list': managedPrefixListSchema,
};

describe('random clouds', () => {
  it('hold records that every schema accepts', { timeout: 60_000 }, () => {
    for (const seed of SEEDS) {
      const { cloud } = randomCloud(seed);
      for (const [name, schema] of Object.entries(schemas) as [keyof AwsTables, z.ZodType][]) {
        for (const record of Object.values(cloud.tables[name])) {
          const parsed = schema.safeParse(record);
          expect(parsed.error?.issues ?? [], `seed ${seed}, ${record.id}`).toEqual([]);
        }
      }
      for (const facts of Object.values(cloud.guest))
        expect(instanceGuestSchema.safeParse(facts).success, `seed ${seed}`).toBe(true);
    }
  });

  it('are the same for the same seed', () => {
    expect(randomCloud(7)).toEqual(randomCloud(7));
    expect(randomCloud(7)).not.toEqual(randomCloud(8));
  });

  it('ask 12 to 30 questions over all kinds of answers, four in ten of them good', {
    timeout: 60_000,
  }, () => {
    const verdicts = new Map<string, number>();
    const codes = new Map<string, number>();
    let asked = 0;
    for (const seed of SEEDS) {
      const { cloud, flows } = randomCloud(seed);
      expect(flows.length, `seed ${seed}`).toBeGreaterThanOrEqual(12);
      expect(flows.length, `seed ${seed}`).toBeLessThanOrEqual(30);
      for (const flow of flows) {
        const answer = naiveEvaluate(cloud, flow);
        asked += 1;
        const verdict = 'error' in answer ? 'error' : answer.verdict;
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
        if (!('error' in answer) && answer.code !== null)
          codes.set(answer.code, (codes.get(answer.code) ?? 0) + 1);
      }
    }
    const wanted = ['reachable', 'partly', 'reply-lost', 'refused', 'blocked', 'unknown'];
    for (const verdict of wanted) expect(verdicts.get(verdict) ?? 0, verdict).toBeGreaterThan(20);
    expect((verdicts.get('reachable') ?? 0) / asked).toBeGreaterThan(0.33);
    expect((verdicts.get('error') ?? 0) / asked).toBeLessThan(0.03);
    expect(codes.size).toBeGreaterThanOrEqual(18);
  });

  it('an outage makes nothing reachable that was not', { timeout: 60_000 }, () => {
    let broken = 0;
    for (const seed of SEEDS.slice(0, 100)) {
      const { cloud, flows, down } = randomCloud(seed);
      for (const flow of flows) {
        const before = naiveEvaluate(cloud, flow);
        const during = naiveEvaluate(cloud, flow, { down });
        if ('error' in before || 'error' in during) continue;
        if (during.verdict === 'reachable') expect(before, `seed ${seed}`).toEqual(during);
        else if (before.verdict === 'reachable') broken += 1;
      }
    }
    expect(broken).toBeGreaterThan(50);
  });

  it('the source port decides about the answer only', { timeout: 60_000 }, () => {
    for (const seed of SEEDS.slice(0, 100)) {
      const { cloud, flows } = randomCloud(seed);
      for (const flow of flows.filter((one) => one.port !== null)) {
        const low = naiveEvaluate(cloud, { ...flow, srcPort: 1024 });
        const high = naiveEvaluate(cloud, { ...flow, srcPort: 65000 });
        if ('error' in low || 'error' in high) continue;
        expect(low.delivered, `seed ${seed}`).toBe(high.delivered);
      }
    }
  });
});
