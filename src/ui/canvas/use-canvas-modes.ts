import { type KeyboardEvent, useCallback, useRef } from 'react';
import type { Point, Scene } from '../../state/canvas.ts';
import { placeWords } from '../../state/place-words.ts';
import { announceWords } from '../../text/english/announce-words.ts';
import { useLab } from '../lab/lab-context.ts';
import { useIntents } from '../lab/use-intents.ts';
import { useRegions } from '../lab/use-regions.ts';
import { useCanvasStore } from './canvas-store.ts';
import { neighbourOf } from './geometry.ts';
import { isMovable } from './scene-nodes.ts';
import type { Moved } from './use-canvas-nodes.ts';

type Direction = 'up' | 'down' | 'left' | 'right';

const arrows: { readonly [key: string]: Direction } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const ways: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};
const STEP = 8;
const BIG_STEPS = 4;

/** What `useCanvasModes` answers to, for people to read. */
export const modeKeys: readonly { readonly title: string; readonly shortcuts: readonly string[] }[] = [
  { title: 'Move it: arrows, then Enter or Escape', shortcuts: ['M'] },
  {
    title: 'Along a connection that way',
    shortcuts: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown'],
  },
  { title: 'Details, once it is selected', shortcuts: ['Enter'] },
];

interface Moving {
  readonly key: string;
  readonly title: string;
  readonly at: Point;
}

/**
 * On a node: M to move it by arrows until Enter or Escape, Alt with an arrow along a connection, Enter on what
 * is selected to its details. True when the key meant one of these.
 */
export function useCanvasModes(setMoved: (moved: Moved) => void) {
  const lab = useLab();
  const canvas = useCanvasStore();
  const regions = useRegions();
  const { move } = useIntents();
  const moving = useRef<Moving | null>(null);
  const say = useCallback((text: string) => canvas.setState({ says: { text } }), [canvas]);
  const end = useCallback(
    (isKept: boolean) => {
      const current = moving.current;
      if (current === null) return;
      moving.current = null;
      const { scene } = lab.store.getState();
      const node = scene.nodes.find(({ key }) => key === current.key);
      const isElsewhere = node?.x !== current.at.x || node.y !== current.at.y;
      if (isKept && isElsewhere) move({ [current.key]: current.at });
      else say(announceWords.movedBack(current.title));
      setMoved(new Map());
    },
    [lab, move, say, setMoved],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>): boolean => {
      const element = event.target instanceof HTMLElement ? event.target : null;
      const key = element?.classList.contains('react-flow__node') ? element.dataset.id : undefined;
      if (element === null || key === undefined) return false;
      const { scene, selection } = lab.store.getState();
      if (moving.current !== null) return pressWhileMoving(event, moving, scene, { setMoved, say, end });
      const direction = arrows[event.key];
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if (event.altKey && direction !== undefined && !event.ctrlKey && !event.shiftKey) {
        const next = alongConnection(scene, key, direction);
        if (next === null) say(announceWords.noWay);
        else focusOn(element, next);
        return true;
      }
      if (isPlain && event.key === 'Enter' && selection.length === 1 && selection[0] === key) {
        regions.focus('inspector');
        return true;
      }
      if (!isPlain || event.key.toLowerCase() !== 'm') return false;
      if (element.closest<HTMLElement>('.lab')?.dataset.letterKeys === 'false') return false;
      const node = scene.nodes.find((each) => each.key === key);
      if (node === undefined || !isMovable(node)) return false;
      moving.current = { key, title: node.title, at: { x: node.x, y: node.y } };
      say(announceWords.moving(node.title));
      return true;
    },
    [lab, regions, setMoved, say, end],
  );
  /** Whoever goes elsewhere leaves it where it is. */
  const onBlur = useCallback(() => end(true), [end]);
  return { onKeyDown, onBlur };
}

interface MoveMode {
  setMoved(moved: Moved): void;
  say(text: string): void;
  end(isKept: boolean): void;
}

/** While something is moved every key belongs to that. */
function pressWhileMoving(
  event: KeyboardEvent,
  moving: { current: Moving | null },
  scene: Scene,
  { setMoved, say, end }: MoveMode,
): boolean {
  const { current } = moving;
  const direction = arrows[event.key];
  if (event.key === 'Enter' || event.key === 'Escape') {
    end(event.key === 'Enter');
    return true;
  }
  if (current === null || direction === undefined || event.ctrlKey || event.metaKey || event.altKey)
    return event.key.length === 1;
  const size = event.shiftKey ? BIG_STEPS * STEP : STEP;
  const at = {
    x: Math.max(0, current.at.x + ways[direction].x * size),
    y: Math.max(0, current.at.y + ways[direction].y * size),
  };
  moving.current = { ...current, at };
  setMoved(new Map([[current.key, at]]));
  const shown = scene.nodes.map((node) => (node.key === current.key ? { ...node, ...at } : node));
  say(placeWords({ ...scene, nodes: shown }, current.key));
  return true;
}

/** The node at the other end of a line of this node, or of the container it stands in, rather that way. */
function alongConnection(scene: Scene, key: string, direction: Direction): string | null {
  const byKey = new Map(scene.nodes.map((node) => [node.key, node]));
  for (let at: string | null = key; at !== null; at = byKey.get(at)?.parent ?? null) {
    const here = at;
    const ends = new Set(
      scene.edges.flatMap(({ from, to }) => (from === here ? [to] : to === here ? [from] : [])),
    );
    if (ends.size > 0) return neighbourOf(scene, key, direction, ends);
  }
  return null;
}

function focusOn(from: HTMLElement, key: string): void {
  from
    .closest('.react-flow')
    ?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`)
    ?.focus();
}
