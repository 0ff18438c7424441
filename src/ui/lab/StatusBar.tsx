import { useViewport } from '@xyflow/react';
import { type ReactNode, useMemo } from 'react';
import type { SceneNode } from '../../state/canvas.ts';
import { kindName } from '../../state/node-name.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { keysForPeople } from '../components/shortcut-text.ts';
import { useLabState } from './lab-context.ts';

const counted: readonly (readonly [SceneNode['kind'], string, string])[] = [
  ['vpc', 'VPC', 'VPCs'],
  ['subnet', 'subnet', 'subnets'],
  ['instance', 'instance', 'instances'],
];

/** What there is, what is selected, what the gesture under way means. */
export function StatusBar({ saving }: { readonly saving?: ReactNode }) {
  const scene = useLabState((state) => state.scene);
  const selection = useLabState((state) => state.selection);
  const place = useLabState((state) => state.document.place);
  const dragged = useCanvas((state) => state.dragged);
  const hint = useCanvas((state) => state.hint);
  const isDragging = useCanvas((state) => state.isDragging);
  const isFree = useCanvas((state) => state.isFree);
  const isCopying = useCanvas((state) => state.isCopying);
  const isConnecting = useCanvas((state) => state.connecting !== null && state.connecting.at !== null);
  const { zoom } = useViewport();
  const counts = useMemo(
    () =>
      counted.map(([kind, one, many]) => {
        const count = scene.nodes.filter((node) => node.kind === kind).length;
        return `${count} ${count === 1 ? one : many}`;
      }),
    [scene],
  );
  return (
    <footer className="flex h-7 shrink-0 items-center gap-4 border-line border-t bg-surface px-3 text-muted text-xs">
      {saving}
      <span className="max-sm:hidden">{counts.join(' · ')}</span>
      {/* For eyes: the Announcer speaks. */}
      <span className="min-w-0 flex-1 truncate" role="status" aria-live="off">
        {(isCopying ? 'Let go to put a copy here' : null) ??
          gestureWords(dragged, isConnecting, hint?.verdict) ??
          (isDragging ? dragWords(isFree) : null) ??
          selectionWords(selection, scene.nodes)}
      </span>
      <span className="tabular-nums">{place.region}</span>
      <span className="w-10 text-right tabular-nums">{Math.round(zoom * 100)}%</span>
    </footer>
  );
}

function gestureWords(
  dragged: unknown,
  isConnecting: boolean,
  verdict: true | string | undefined,
): string | null {
  if (typeof verdict === 'string') return verdict;
  if (isConnecting)
    return verdict === true ? 'Let go to connect' : 'Draw the line to what is lit; Esc gives up';
  if (dragged !== null) return verdict === true ? 'Let go to put it here' : 'Drag it onto the canvas';
  return verdict === true ? 'Let go to move it here' : null;
}

function dragWords(isFree: boolean): string {
  if (isFree) return 'Free of grid and guides; it stays in its container';
  return `Hold ${keysForPeople('Mod')} to move freely inside the container, ${keysForPeople('Alt')} to copy`;
}

function selectionWords(selection: readonly string[], nodes: readonly SceneNode[]): string {
  const [first] = selection;
  if (first === undefined) return '';
  if (selection.length > 1) return `${selection.length} selected`;
  const node = nodes.find((candidate) => candidate.key === first);
  if (node !== undefined) return `${kindName(node.kind)} ${node.title} selected`;
  const mark = nodes.flatMap((candidate) => candidate.marks).find((candidate) => candidate.key === first);
  return mark === undefined ? '1 selected' : `${mark.title} selected`;
}
