import { newDocument, type Probe } from '../../editor/document.ts';
import { findByKey } from '../../editor/session.ts';
import type { Flow } from '../../kernel/forward/ask.ts';
import { invariant } from '../../kernel/lib/invariant.ts';
import { protocolName } from '../../kernel/net/protocol.ts';
import type { DiagramFlow, DiagramSource } from '../../lessons/content/cloud-source.ts';
import { flowsOf } from '../../lessons/goals/flow.ts';
import { buildCloud } from '../../lessons/script/build-cloud.ts';
import { LESSON_PLACE } from '../../lessons/script/run-script.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { createLab, type Lab } from '../lab.ts';
import { nameOfEnd } from '../name-of-end.ts';

export interface DiagramButton {
  readonly say: string;
  readonly probe: Probe;
}

/** A small live canvas, and the packets that it sends. */
export interface Diagram {
  readonly lab: Lab;
  readonly buttons: readonly DiagramButton[];
}

/** Builds a lesson's diagram. That it can be built is proven in the tests. */
export function openDiagram(source: DiagramSource): Diagram {
  const built = buildCloud(source.cloud);
  invariant(built.problems.length === 0, `the diagram at ${source.at} can be built`);
  const { cloud } = built.state;
  const buttons = source.flows.flatMap((written) => {
    const pairs = flowsOf(cloud, written);
    const [flow] = pairs.ok ? pairs.value.flows : [];
    return flow === undefined ? [] : [buttonOf(cloud, flow, written)];
  });
  return { lab: createLab(newDocument('diagram', source.caption, cloud, LESSON_PLACE)), buttons };
}

function buttonOf(cloud: AwsCloud, flow: Flow, { say }: DiagramFlow): DiagramButton {
  const probe = probeOf(cloud, flow);
  const traffic = `${protocolName(flow.protocol)}${flow.port === null ? '' : ` ${flow.port}`}`;
  return {
    say: say ?? `${nameOfEnd(cloud, probe.from)} → ${nameOfEnd(cloud, probe.to)}, ${traffic}`,
    probe,
  };
}

/** The flow as a saved question: its ends are document keys where they are records. */
export function probeOf(cloud: AwsCloud, flow: Flow): Probe {
  const key = (end: string) => findByKey(cloud, end)?.record.key ?? end;
  const ends = { from: key(flow.from), to: key(flow.to) };
  return { ...flow, ...ends, id: `${ends.from}>${ends.to}/${flow.protocol}:${flow.port}` };
}
