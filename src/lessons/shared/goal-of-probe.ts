import type { LabDocument, Probe } from '../../editor/document.ts';
import { findByKey } from '../../editor/session.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import { protocolName } from '../../kernel/net/protocol.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { StatedGoal } from '../content/topic.ts';
import { keyEnd } from '../goals/flow.ts';
import { readMention } from '../script/names.ts';

export type Wanted = 'reach' | 'no-reach';

/** The goal that a saved question has to be answered with yes, or with no. */
export function goalOfProbe({ cloud }: LabDocument, probe: Probe, wanted: Wanted, id: string): StatedGoal {
  const flow = {
    from: endOf(cloud, probe.from),
    to: endOf(cloud, probe.to),
    protocol: String(probe.protocol),
    ...(probe.port === null ? {} : { port: probe.port }),
    ...(probe.sourcePort === null ? {} : { 'source-port': probe.sourcePort }),
  };
  const say = goalSentence(cloud, probe, wanted);
  return wanted === 'reach'
    ? { kind: 'can-reach', id, say, ...flow, through: [], avoiding: [], reply: true }
    : { kind: 'cannot-reach', id, say, ...flow };
}

/** `web-1 reaches db-1 on tcp 5432` */
export function goalSentence(cloud: AwsCloud, probe: Probe, wanted: Wanted): string {
  // Names keep their letters where the sentence begins.
  const from = probe.from === 'internet' ? 'The internet' : nameOf(cloud, probe.from);
  const verb = wanted === 'reach' ? 'reaches' : 'does not reach';
  const port = probe.port === null ? '' : ` ${probe.port}`;
  const traffic = `${protocolName(probe.protocol)}${port}`;
  return `${from} ${verb} ${nameOf(cloud, probe.to)} on ${traffic}`;
}

function nameOf(cloud: AwsCloud, end: string): string {
  if (end === 'internet') return 'the internet';
  const record = findByKey(cloud, end)?.record;
  return record === undefined ? end.replace(/^internet:/, '') : (nameTag(record) ?? record.id);
}

/** By its name, which also holds for what takes its place; by its document key where no name is its own. */
function endOf(cloud: AwsCloud, end: string): string {
  const found = findByKey(cloud, end);
  if (found === undefined) return end;
  const mention = `${found.table}/${nameTag(found.record) ?? ''}`;
  const named = readMention(cloud, mention);
  return named.ok && named.value === found.record.id ? mention : keyEnd(end);
}
