import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Edit, Run } from '../../kernel/repair/edit.ts';
import type { AwsCloud } from '../tables.ts';
import type { Vpc } from '../vpc/schema.ts';
import { pick } from './address-offers.ts';
import { type AwsScene, placeOf } from './aws-scene.ts';

/** Brings an internet gateway to a VPC that has none, and says its id. */
export interface NewGateway {
  readonly name: string;
  readonly calls: number;
  readonly make: (run: Run) => string;
}

/** IGW-1, IGW-3: a detached gateway of the same account and Region, else a new one. */
export function newGateway(cloud: AwsCloud, vpc: Vpc): NewGateway | null {
  const gateways = Object.values(cloud.tables['internet-gateway']);
  if (gateways.some((one) => one.Attachments.some(({ VpcId }) => VpcId === vpc.id))) return null;
  const place = placeOf(vpc);
  const free = gateways.find(
    (one) => one.Attachments.length === 0 && one.account === vpc.account && one.region === vpc.region,
  );
  const attach = (run: Run, InternetGatewayId: string): string => {
    run({ operation: 'AttachInternetGateway', input: { InternetGatewayId, VpcId: vpc.id }, ...place });
    return InternetGatewayId;
  };
  if (free !== undefined)
    return { name: `attach ${free.id} to ${vpc.id}`, calls: 1, make: (run) => attach(run, free.id) };
  return {
    name: `new gateway for ${vpc.id}`,
    calls: 2,
    make: (run) => {
      const made = run({ operation: 'CreateInternetGateway', input: {}, ...place });
      return attach(run, textIn(made, 'InternetGateway', 'InternetGatewayId'));
    },
  };
}

/** A VPC that nothing joins to the internet. */
export function attachOffers(scene: AwsScene): readonly Edit[] {
  const vpc = scene.cloud.tables.vpc[scene.blocker.at];
  const gateway = vpc === undefined ? null : newGateway(scene.cloud, vpc);
  if (gateway === null) return [];
  const { name, calls, make } = gateway;
  return [{ kind: 'gateway', name, calls, breadth: 0, make: (run) => void make(run) }];
}

/** The text under two keys of an answer; empty when there is none, which the next call refuses. */
export function textIn(output: JsonObject, outer: string, field: string): string {
  const inner = output[outer];
  const object =
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : {};
  const value = pick(object, field)[field];
  return typeof value === 'string' ? value : '';
}
