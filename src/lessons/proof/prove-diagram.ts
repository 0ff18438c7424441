import { simulate } from '../../resources/simulate.ts';
import type { Block } from '../content/blocks.ts';
import type { DiagramSource } from '../content/cloud-source.ts';
import type { Topic } from '../content/topic.ts';
import { flowsOf, traceOf } from '../goals/flow.ts';
import { type BuildProblem, buildCloud, placeIn } from '../script/build-cloud.ts';

/** Every live diagram can be built, and each of its packets can be asked. */
export function proveDiagram({ cloud, flows, at }: DiagramSource): readonly BuildProblem[] {
  const built = buildCloud(cloud);
  if (built.problems.length > 0) return built.problems;
  const simulation = simulate(built.state.cloud);
  const place = placeIn({ text: '', at }, 0);
  return flows.flatMap((flow) => {
    const pairs = flowsOf(built.state.cloud, flow);
    const asked = pairs.ok ? pairs.value.flows[0] : undefined;
    if (!pairs.ok || asked === undefined)
      return [{ ...place, message: pairs.ok ? 'This packet has no ends.' : pairs.error }];
    const traced = traceOf(simulation, asked);
    return traced.ok ? [] : [{ ...place, message: traced.error }];
  });
}

export function diagramsOf(topic: Topic): readonly DiagramSource[] {
  const texts: readonly (readonly Block[])[] = [
    ...topic.cards.map(({ blocks }) => blocks),
    ...topic.exercises.flatMap(({ task, debrief, steps }) => [
      task,
      debrief,
      ...steps.map((step) => step.task),
    ]),
  ];
  return texts.flatMap(diagramsIn);
}

function diagramsIn(blocks: readonly Block[]): readonly DiagramSource[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'diagram') return [block.diagram];
    if (block.kind === 'callout') return diagramsIn(block.blocks);
    return block.kind === 'list' ? block.items.flatMap(diagramsIn) : [];
  });
}
