import { lazy, Suspense } from 'react';
import { useLabState } from '../lab/lab-context.ts';
import { useCanvas } from './canvas-store.ts';

const FlowLayer = lazy(async () => {
  const { FlowLayer: Layer } = await import('./FlowLayer.tsx');
  return { default: Layer };
});
const GroupLayer = lazy(async () => {
  const { GroupLayer: Layer } = await import('./GroupLayer.tsx');
  return { default: Layer };
});
const ProbeTool = lazy(async () => {
  const { ProbeTool: Tool } = await import('./ProbeTool.tsx');
  return { default: Tool };
});
const FindBar = lazy(async () => {
  const { FindBar: Bar } = await import('./FindBar.tsx');
  return { default: Bar };
});

/** Layers that are off at first, fetched when they are switched on. */
export function LateLayers() {
  const showsFlows = useCanvas((state) => state.showsFlows);
  const isGroupOn = useCanvas((state) => state.groups.length > 0);
  const isGroupSelected = useLabState(({ selection, scene }) => {
    const [only] = selection;
    if (only === undefined || selection.length > 1) return false;
    return scene.nodes.some(({ marks }) => marks.some(({ mark, key }) => mark === 'shield' && key === only));
  });
  return (
    <Suspense>
      {showsFlows && <FlowLayer />}
      {(isGroupOn || isGroupSelected) && <GroupLayer />}
    </Suspense>
  );
}

export function LateProbeTool() {
  const isProbing = useCanvas((state) => state.tool === 'probe');
  return <Suspense>{isProbing && <ProbeTool />}</Suspense>;
}

export function LateFindBar() {
  const isFinding = useCanvas((state) => state.isFinding);
  return <Suspense>{isFinding && <FindBar />}</Suspense>;
}
