import type { JsonObject } from '../../kernel/lib/json.ts';
import { hasPorts, ICMP } from '../../kernel/net/protocol.ts';
import { type Call, type Edit, editOf } from '../../kernel/repair/edit.ts';
import type { NetworkAcl } from '../network-acl/schema.ts';
import { type AwsScene, placeOf } from './aws-scene.ts';
import { blocksAround } from './peers.ts';

/** ACL-1 */
const LAST_NUMBER = 32766;

/** A deny taken away lets through all that it stopped: a last resort. */
const REMOVAL_BREADTH = 6;

/**
 * ACL-1, ACL-6: an allowing entry before the one that denies, for this direction only: the answer's
 * way back is a blocker of its own. Or the denying entry goes.
 */
export function aclOffers(scene: AwsScene): readonly Edit[] {
  const { blocker, step, cloud } = scene;
  const acl = cloud.tables['network-acl'][blocker.at];
  if (acl === undefined) return [];
  const egress = step.stage === 'leave';
  const denier = blocker.rule === null ? Number.NaN : Number(blocker.rule.id);
  const far = egress ? step.before.destination : step.before.source;
  const ranges = hasPorts(step.before.protocol) ? (blocker.lost ?? step.before.destinationPorts) : [null];
  const numbers = freeNumbers(acl, egress, Number.isInteger(denier) ? denier : null, ranges.length);
  const added = blocksAround(scene, far).flatMap(({ cidr, breadth, kind }) =>
    numbers.length < ranges.length
      ? []
      : [
          editOf(
            `list entry for ${kind}`,
            breadth,
            ...ranges.map(
              (ports, index): Call => ({
                operation: 'CreateNetworkAclEntry',
                input: {
                  NetworkAclId: acl.id,
                  RuleNumber: numbers[index] ?? 0,
                  RuleAction: 'allow',
                  Egress: egress,
                  CidrBlock: cidr,
                  ...trafficOf(scene, ports),
                },
                ...placeOf(acl),
              }),
            ),
          ),
        ],
  );
  if (!Number.isInteger(denier)) return added;
  return [
    ...added,
    editOf('list entry removed', REMOVAL_BREADTH, {
      operation: 'DeleteNetworkAclEntry',
      input: { NetworkAclId: acl.id, RuleNumber: denier, Egress: egress },
      ...placeOf(acl),
    }),
  ];
}

function trafficOf({ step }: AwsScene, ports: { from: number; to: number } | null): JsonObject {
  const { protocol, icmp } = step.before;
  if (ports !== null) return { Protocol: String(protocol), PortRange: { From: ports.from, To: ports.to } };
  if (protocol === ICMP) return { Protocol: '1', IcmpTypeCode: { Type: icmp?.type ?? -1, Code: -1 } };
  return { Protocol: String(protocol) };
}

/**
 * As many free numbers as are wanted, before the entry of that number; null: after all that are there.
 * Multiples of ten where there is room, so that the list stays easy to add to.
 */
export function freeNumbers(
  acl: NetworkAcl,
  egress: boolean,
  before: number | null,
  wanted: number,
): readonly number[] {
  const taken = new Set(
    acl.Entries.filter((entry) => entry.Egress === egress).map((entry) => entry.RuleNumber),
  );
  const highest = Math.max(0, ...taken);
  const end = before ?? LAST_NUMBER + 1;
  const candidates: number[] = [];
  if (before === null) {
    const first = taken.size === 0 ? 100 : Math.floor(highest / 10) * 10 + 10;
    for (let index = 0; index < wanted; index++) candidates.push(first + index * 10);
  } else for (const step of [10, 5, 1]) candidates.push(before - step);
  for (let number = end - 1; number > 0 && candidates.length < wanted + taken.size + 3; number--)
    candidates.push(number);
  const free = [...new Set(candidates)].filter((number) => number > 0 && number < end && !taken.has(number));
  return free.slice(0, wanted).sort((left, right) => left - right);
}
