import { useMemo } from 'react';
import type { Command } from '../../editor/commands/command.ts';
import { connect, connectOptions } from '../../editor/commands/connect.ts';
import { createdKeys } from '../../editor/commands/created.ts';
import { deleteSelected } from '../../editor/commands/delete.ts';
import { moveNodes } from '../../editor/commands/move-nodes.ts';
import { canMove, moveToSubnet } from '../../editor/commands/move-to-subnet.ts';
import type { Point, Scene, SceneNode } from '../../state/canvas.ts';
import { deletionWords } from '../../state/deletion-words.ts';
import type { Lab, LabState } from '../../state/lab.ts';
import { type CanvasStore, useCanvasStore } from '../canvas/canvas-store.ts';
import { type Insertable, targetAmong } from '../canvas/insertables.ts';
import { useLab } from './lab-context.ts';

/** What buttons, keys and gestures of the Lab do: each runs one command of the editor. */
export function useIntents() {
  const lab = useLab();
  const canvas = useCanvasStore();
  return useMemo(() => intentsOf(lab, canvas), [lab, canvas]);
}

function intentsOf(lab: Lab, canvas: CanvasStore) {
  /** What was made is selected, so that the next thing can be put into it. */
  const runAndSelect = <Args>(command: Command<Args>, args: Args) => {
    lab.whenReady(() => {
      const done = lab.run(command, args);
      if (!done.ok) return;
      const [first] = createdKeys(done.value);
      if (first !== undefined) lab.select([first]);
    });
  };
  const insert = (item: Insertable, into: string, at?: Point) =>
    runAndSelect(item.command, at === undefined ? { into } : { into, at });
  return {
    insert,
    insertIntoSelection: (item: Insertable) => {
      const { document, scene, selection } = lab.store.getState();
      const target = targetAmong(document, item.table, pathFor(scene, selection));
      if (target !== null) insert(item, target.key);
    },
    /** A command that needs nothing but the selection; what it made is selected, what it deleted no more. */
    runOnSelection: (command: Command, isAnswered = false) => {
      if (command === deleteSelected && !isAnswered && deletionWords(lab.store.getState()).length > 0) {
        canvas.setState({ asksToDelete: true });
        return;
      }
      lab.whenReady(() => {
        const done = lab.run(command, undefined);
        if (!done.ok) return;
        const made = createdKeys(done.value);
        if (made.length > 0) lab.select(made);
        else lab.select(drawn(lab.store.getState()));
      });
    },
    move: (positions: { readonly [key: string]: Point }) => {
      if (Object.keys(positions).length > 0) lab.whenReady(() => lab.run(moveNodes, { positions }));
    },
    moveToSubnet: (key: string, to: string, at?: Point) => {
      lab.whenReady(() => lab.run(moveToSubnet, at === undefined ? { key, to } : { key, to, at }));
    },
    whyNotMoveTo: (key: string, to: string): string | null => {
      const verdict = canMove(lab.store.getState().document, key, to);
      return verdict === true ? null : verdict;
    },
    /** Opens the list of what the selected node, or the one with the focus, can be connected with. */
    startConnecting: () => {
      const { selection, scene } = lab.store.getState();
      const from = selection.length > 0 ? selection[0] : canvas.getState().active;
      const isDrawn = scene.nodes.some(
        ({ key, kind }) => key === from && kind !== 'zone' && kind !== 'region',
      );
      if (from !== undefined && from !== null && isDrawn)
        canvas.setState({ asksToConnect: { from, to: null } });
    },
    /** A line was drawn: makes what it means, or asks where it may mean several things. */
    connectTo: (from: string, to: string) => {
      const { document } = lab.store.getState();
      const options = connectOptions(document, from, to);
      const [first] = options;
      if (options.length > 1) canvas.setState({ asksToConnect: { from, to } });
      else lab.whenReady(() => lab.run(connect, first?.args ?? { from, to }));
    },
    selectAll: () => {
      const { scene } = lab.store.getState();
      lab.select(scene.nodes.filter(({ id }) => id !== null).map(({ key }) => key));
    },
  };
}

/** Of the selection, what can be seen: a terminated instance is still a record, but no longer drawn. */
function drawn({ scene, selection }: LabState): readonly string[] {
  const keys = new Set(scene.nodes.flatMap((node) => [node.key, ...node.marks.map((mark) => mark.key)]));
  return selection.filter((key) => keys.has(key));
}

/**
 * Where a new thing goes without a pointer: into what is selected or around it, the deepest first; with
 * nothing selected, into whatever there is exactly one of, and into the Region at last.
 */
function pathFor(scene: Scene, selection: readonly string[]): readonly SceneNode[] {
  const byKey = new Map(scene.nodes.map((node) => [node.key, node]));
  const path: SceneNode[] = [];
  const [first] = selection;
  let node = first === undefined ? undefined : byKey.get(first);
  for (; node !== undefined; node = node.parent === null ? undefined : byKey.get(node.parent))
    path.push(node);
  if (path.length > 0) return path;
  const only = (kind: SceneNode['kind']) => {
    const all = scene.nodes.filter((candidate) => candidate.kind === kind);
    return all.length === 1 ? all : [];
  };
  return [
    ...only('subnet'),
    ...only('vpc'),
    ...scene.nodes.filter(({ kind }) => kind === 'region').slice(0, 1),
  ];
}
