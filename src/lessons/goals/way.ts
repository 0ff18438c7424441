import * as z from 'zod';
import { findRecord } from '../../kernel/cloud/cloud.ts';
import type { Trace } from '../../kernel/forward/answer.ts';
import { ok, type Result } from '../../kernel/lib/result.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { readMention } from '../script/names.ts';

/** Which resources the request has to meet, or must not: names, or kinds such as `nat-gateway`. */
export const wayFields = {
  through: z.array(z.string()).default([]).meta({ description: 'Names or kinds that the request passes' }),
  avoiding: z.array(z.string()).default([]).meta({ description: 'Names or kinds that it must not pass' }),
};

export interface Way {
  readonly through: readonly string[];
  readonly avoiding: readonly string[];
}

/** The first thing that the request should have met and did not; null when it met all. */
export function missedOnTheWay(
  cloud: AwsCloud,
  { through }: Way,
  trace: Trace,
): Result<string | null, string> {
  for (const wanted of through) {
    const meets = isMet(cloud, wanted, trace);
    if (!meets.ok) return meets;
    if (!meets.value) return ok(tellPlace(wanted));
  }
  return ok(null);
}

/** The first thing that the request met and should not have. */
export function avoidsAll(cloud: AwsCloud, { avoiding }: Way, trace: Trace): Result<string | null, string> {
  for (const unwanted of avoiding) {
    const meets = isMet(cloud, unwanted, trace);
    // What is not there cannot be met.
    if (meets.ok && meets.value) return ok(tellPlace(unwanted));
  }
  return ok(null);
}

function isMet(cloud: AwsCloud, wanted: string, trace: Trace): Result<boolean, string> {
  if (Object.hasOwn(cloud.tables, wanted))
    return ok(trace.hops.some((hop) => findRecord(cloud, hop)?.table === wanted));
  const id = readMention(cloud, wanted);
  return id.ok ? ok(trace.hops.includes(id.value)) : id;
}

export function tellWay({ through, avoiding }: Way): string {
  const by = through.length === 0 ? '' : ` through ${through.map(tellPlace).join(' and ')}`;
  return avoiding.length === 0 ? by : `${by}, not through ${avoiding.map(tellPlace).join(' or ')}`;
}

const KINDS: { readonly [table: string]: string } = {
  'nat-gateway': 'a NAT gateway',
  'internet-gateway': 'an internet gateway',
  'vpc-peering-connection': 'a peering connection',
  instance: 'an instance',
};

function tellPlace(place: string): string {
  return KINDS[place] ?? place.replace(/^@?(?:[a-z-]+\/)?/, '');
}
