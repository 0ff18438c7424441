import type { Scene, SceneEdge } from '../../editor/layout/scene.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { listWords } from '../../text/english/list-words.ts';
import { explainBlocker } from '../../text/explain.ts';
import { namingOf } from '../../text/naming.ts';
import { describeTraffic } from '../../text/reach.ts';
import type { ProbeResult } from '../lab.ts';
import { nameOfEnd } from '../name-of-end.ts';
import { type QuestionMark, questionMark } from '../question-mark.ts';

/** A line of the canvas in words. */
export interface ConnectionRow {
  readonly edge: SceneEdge;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly state: string;
}

/** Routes, ways to the internet and peerings: what the canvas draws as lines. */
export function connectionRows({ nodes, edges }: Scene): readonly ConnectionRow[] {
  const titles = new Map(
    nodes.map(({ key, kind, title }) => [key, kind === 'internet' ? 'Internet' : title]),
  );
  return edges.map((edge) => ({
    edge,
    from: titles.get(edge.from) ?? edge.from,
    to: titles.get(edge.to) ?? edge.to,
    what: whatOf(edge),
    state: edge.broken ? brokenState(edge) : listWords.active,
  }));
}

function whatOf({ kind, label }: SceneEdge): string {
  switch (kind) {
    case 'route':
      return listWords.route(label);
    case 'uplink':
      return listWords.uplink;
    case 'peering':
      return listWords.peering;
  }
}

function brokenState({ kind }: SceneEdge): string {
  return kind === 'route' ? listWords.blackhole : listWords.notActive;
}

/** A kept question with its present answer. */
export interface QuestionRow {
  readonly result: ProbeResult;
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
  /** "Blocked", or that it cannot be asked. */
  readonly verdict: string;
  readonly mark: QuestionMark['mark'];
  /** The first thing that stops it, or why it cannot be asked; empty: nothing. */
  readonly because: string;
}

export function questionRows(cloud: AwsCloud, probes: readonly ProbeResult[]): readonly QuestionRow[] {
  const names = namingOf(cloud);
  return probes.map((result) => {
    const { probe, answer } = result;
    const { mark, says } = questionMark(result);
    const common = {
      result,
      mark,
      verdict: says,
      from: endName(cloud, probe.from),
      to: endName(cloud, probe.to),
      traffic: describeTraffic(probe.protocol, probe.port),
    };
    if (!answer.ok) return { ...common, because: answer.error };
    const trace = answer.value;
    const [first] = trace.blockers;
    return {
      ...common,
      because: first === undefined ? '' : explainBlocker(first, trace, names).sentence,
    };
  });
}

function endName(cloud: AwsCloud, end: string): string {
  return end === 'internet' ? 'Internet' : nameOfEnd(cloud, end);
}
