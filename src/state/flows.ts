import { questionName } from '../editor/commands/question-name.ts';
import type { Probe } from '../editor/document.ts';
import { findByKey } from '../editor/session.ts';
import type { Trace } from '../kernel/forward/answer.ts';
import type { LabDocument, Scene } from './canvas.ts';
import type { ProbeResult } from './lab.ts';

/** A kept question as an arrow on the canvas. */
export interface Flow {
  readonly id: string;
  readonly probe: Probe;
  /** Keys of nodes. */
  readonly from: string;
  readonly to: string;
  /** How many arrows before it join the same two. */
  readonly rank: number;
  readonly verdict: Trace['verdict'];
  /** "443", "ping". */
  readonly traffic: string;
  /** "internet → web-1:443: reachable". */
  readonly words: string;
}

/** Questions both of whose ends are drawn. An address stands for what carries it. */
export function flowsOf(
  probes: readonly ProbeResult[],
  { cloud }: LabDocument,
  { nodes }: Scene,
): readonly Flow[] {
  const drawn = new Set(nodes.map(({ key }) => key));
  const nodeOf = (end: string): string | undefined => {
    if (end.startsWith('internet')) return 'internet';
    if (drawn.has(end)) return end;
    const found = findByKey(cloud, end);
    const carrier = Object.values(cloud.tables['network-interface']).find(
      (each) =>
        each.id === found?.record.id ||
        each.PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === end),
    );
    const instance = cloud.tables.instance[carrier?.Attachment?.InstanceId ?? ''];
    return [instance?.key, carrier?.key].find((key) => key !== undefined && drawn.has(key));
  };
  const counts = new Map<string, number>();
  return probes.flatMap(({ probe, answer }): readonly Flow[] => {
    const [from, to] = [nodeOf(probe.from), nodeOf(probe.to)];
    if (from === undefined || to === undefined || from === to) return [];
    const pair = `${from} ${to}`;
    const rank = counts.get(pair) ?? 0;
    counts.set(pair, rank + 1);
    const traffic = probe.port === null ? 'ping' : String(probe.port);
    const verdict = answer.ok ? answer.value.verdict : 'unknown';
    const words = `${questionName(cloud, probe)}: ${verdict}`;
    return [{ id: probe.id, probe, from, to, rank, traffic, words, verdict }];
  });
}
