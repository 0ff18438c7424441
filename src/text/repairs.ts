import type { CloudRequest } from '../kernel/cloud/request.ts';
import { formatPorts } from '../kernel/net/ports.ts';
import { protocolName } from '../kernel/net/protocol.ts';
import type { ReachChange } from '../kernel/reach/compare.ts';
import type { NoRepair } from '../kernel/repair/find-repairs.ts';
import type { Collateral } from '../kernel/repair/measure.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { type ChangeScene, changeWords } from './english/change-words.ts';
import { listed, thing } from './english/nouns.ts';
import { noRepairWords, repairWords } from './english/repair-words.ts';
import { explainBlocker } from './explain.ts';
import type { Naming } from './naming.ts';

/**
 * What the requests do to that cloud, one sentence without its full stop for each thing changed:
 * "Allow tcp 3306 from security group web (sg-…) in the inbound rules of security group database (sg-…)".
 * A call that only makes something for a later one is part of that one's sentence.
 */
export function describeRequests(
  cloud: AwsCloud,
  requests: readonly CloudRequest[],
  names: Naming,
): readonly string[] {
  return requests.flatMap((request, index) => {
    const scene: ChangeScene = { cloud, names, request, later: requests.slice(index + 1) };
    const words = changeWords(scene);
    return words === null ? [] : [words];
  });
}

/** The same as one line, for a button or an undo entry. */
export function repairLabel(cloud: AwsCloud, requests: readonly CloudRequest[], names: Naming): string {
  const sentences = describeRequests(cloud, requests, names);
  return sentences
    .map((text, index) => (index === 0 ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`))
    .join('; ');
}

/** Why no repair is offered. */
export function explainNoRepair(none: NoRepair, names: Naming): string {
  if (none.kind === 'nothing-to-mend') return noRepairWords['nothing-to-mend'];
  const { sentence, mend } = explainBlocker(none.blocker, none.trace, names);
  return `${noRepairWords[none.kind]} ${sentence}${none.kind === 'gave-up' ? '' : ` ${mend}`}`;
}

/** What else the calls open or close: one sentence; never silent about what was not compared. */
export function describeCollateral(collateral: Collateral, names: Naming): string {
  const { compared, opened, closed } = collateral;
  if (compared === 'none') return repairWords.notCompared;
  const parts = [
    ...(opened.length === 0 ? [] : [repairWords.opens(changesIn(opened, names))]),
    ...(closed.length === 0 ? [] : [repairWords.closes(changesIn(closed, names))]),
  ];
  const text = parts.length === 0 ? repairWords.nothingElse : parts.join(' ');
  return compared === 'all' ? text : `${text} ${repairWords.onlyThisTraffic}`;
}

/** So many changes are told one by one. */
const MOST_CHANGES = 4;

function changesIn(changes: readonly ReachChange[], names: Naming): string {
  const told = changes.slice(0, MOST_CHANGES).map((change) => {
    const ports = change.ports.length === 0 ? '' : ` ${formatPorts(change.ports)}`;
    const what = `${protocolName(change.protocol)}${ports}`;
    return repairWords.between(what, thing(change.from, names), thing(change.to, names));
  });
  const rest = changes.length - told.length;
  return listed(rest === 0 ? told : [...told, repairWords.more(rest)]);
}
