import { useReactFlow } from '@xyflow/react';
import Down from 'lucide-react/icons/chevron-down';
import Up from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useCanvasStore } from './canvas-store.ts';
import { findNodes } from './find-nodes.ts';
import { zoomTime } from './view.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** Finding on the canvas: what fits is lit, Enter and Shift+Enter step through it. */
export function FindBar() {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const field = useRef<HTMLInputElement>(null);
  const scene = useLabState((state) => state.scene);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const hits = useMemo(() => findNodes(scene, text), [scene, text]);
  const current = hits[at % Math.max(1, hits.length)] ?? null;
  useEffect(() => {
    canvas.setState({ found: new Set(hits), foundAt: current });
  }, [canvas, hits, current]);
  useEffect(() => {
    if (current === null) return;
    const zoom = flow.getZoom();
    void flow.fitView({ nodes: [{ id: current }], minZoom: zoom, maxZoom: zoom, duration: zoomTime() });
  }, [flow, current]);
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      canvas.setState({ found: NOTHING, foundAt: null });
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [canvas]);
  const step = (by: number) => setAt((before) => (before + by + hits.length) % Math.max(1, hits.length));
  const close = () => {
    canvas.setState({ isFinding: false });
    if (current !== null) {
      lab.select([current]);
      canvas.setState({ active: current });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words =
    text.trim() === '' ? '' : hits.length === 0 ? 'None' : `${(at % hits.length) + 1} of ${hits.length}`;
  return (
    <search className="absolute top-3 right-3 z-30 flex items-center gap-1 rounded-lg border border-line bg-surface p-1 shadow-lg">
      <input
        ref={field}
        type="search"
        aria-label="Find on the canvas"
        placeholder="Name, address or id"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-8 w-48 rounded-md bg-transparent px-2 outline-offset-[-2px]"
      />
      <span role="status" className="min-w-14 text-right text-muted text-xs tabular-nums">
        {words}
      </span>
      <IconButton
        label="Previous"
        shortcut="Shift+Enter"
        disabled={hits.length === 0}
        onClick={() => step(-1)}
      >
        <Up size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label="Next" shortcut="Enter" disabled={hits.length === 0} onClick={() => step(1)}>
        <Down size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label="Close, and select it" shortcut="Escape" onClick={close}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </search>
  );
}
