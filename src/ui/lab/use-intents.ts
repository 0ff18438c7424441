import { useMemo } from 'react';
import type { Edge } from '../../editor/commands/arrange.ts';
import type { Command } from '../../editor/commands/command.ts';
import { type CommandHead, heads } from '../../editor/commands/heads.ts';
import type { Point, Scene, SceneNode } from '../../state/canvas.ts';
import { type Clipboard, copyOf } from '../../state/clipboard.ts';
import type { Workbench } from '../../state/editing.ts';
import type { Lab, LabState } from '../../state/lab.ts';
import type { RulePlace } from '../../state/rule-place.ts';
import { type CanvasStore, type Tool, useCanvasStore } from '../canvas/canvas-store.ts';
import { containersAt, cornerOf } from '../canvas/geometry.ts';
import type { Insertable } from '../canvas/insertables.ts';
import { useLab } from './lab-context.ts';

/** What buttons, keys and gestures of the Lab do: each runs one command of the editor. */
export function useIntents() {
  const lab = useLab();
  const canvas = useCanvasStore();
  return useMemo(() => intentsOf(lab, canvas), [lab, canvas]);
}

function intentsOf(lab: Lab, canvas: CanvasStore) {
  /** What was made is selected, so that the next thing can be put into it. */
  const insert = (item: Insertable, into: string, at?: Point) => {
    lab.whenReady(({ insertCommands, createdKeys }) => {
      const done = lab.run(insertCommands[item.table], at === undefined ? { into } : { into, at });
      if (!done.ok) return;
      const [first] = createdKeys(done.value);
      if (first !== undefined) lab.select([first]);
    });
  };
  const pasteInto = ({ paste, createdKeys }: Workbench, args: PasteArgs) => {
    const done = lab.run(paste, args);
    if (done.ok) lab.select(createdKeys(done.value));
  };
  /** At the point, into the deepest container there that takes it; without one, into what is selected. */
  const pasteText = async (text: string, at: Point | null) => {
    // What checks a foreign text is fetched with the first one.
    const { readPasted } = await import('../../state/read-pasted.ts');
    const pasted = readPasted(text);
    if (pasted.kind === 'json') return canvas.setState({ pastedJson: pasted.text });
    const clipboard = pasted.kind === 'resources' ? pasted.clipboard : NOTHING;
    lab.whenReady((workbench) => {
      const { document, scene, selection } = lab.store.getState();
      const path = at === null ? pathFor(scene, selection) : containersAt(scene, at);
      const takes = (into: string) => lab.canRun(workbench.paste, { clipboard, into }) === true;
      const target = path.find(({ key }) => takes(key)) ?? path[0];
      const into = target?.key ?? `region:${document.place.region}`;
      if (at === null) pasteInto(workbench, { clipboard, into });
      else pasteInto(workbench, { clipboard, into, at: rowAt(clipboard, cornerOf(scene, into), at) });
    });
  };
  /** Where a line would begin: what alone is selected, else what has the focus of the canvas. */
  const connectStart = (): string | undefined => {
    const { selection, scene } = lab.store.getState();
    if (selection.length > 1) return undefined;
    const from = selection[0] ?? canvas.getState().active;
    return scene.nodes.find(({ key, kind }) => key === from && kind !== 'zone' && kind !== 'region')?.key;
  };
  /** Lets the eye follow where everything goes. */
  const glide = <R>(act: () => R): R => {
    canvas.setState({ isTidying: true });
    const done = act();
    setTimeout(() => canvas.setState({ isTidying: false }), GLIDE_MS);
    return done;
  };
  return {
    insert,
    insertIntoSelection: (item: Insertable) => {
      lab.whenReady(({ targetAmong }) => {
        const { document, scene, selection } = lab.store.getState();
        const path = pathFor(scene, selection).map(({ key }) => key);
        const target = targetAmong(document, item.table, path);
        if (target !== null) insert(item, target.key);
      });
    },
    /** A command that needs nothing but the selection; what it made is selected, what it deleted no more. */
    runOnSelection: (wanted: CommandHead | Command, isAnswered = false) => {
      if (wanted.id === heads.groupIntoSubnet.id && !isAnswered) {
        canvas.setState({ asksToGroup: true });
        return;
      }
      lab.whenReady(({ selectionCommands, createdKeys, deletesContents }) => {
        const command = 'run' in wanted ? wanted : selectionCommands.find(({ id }) => id === wanted.id);
        if (command === undefined) return;
        if (command.id === heads.delete.id && !isAnswered && deletesContents(lab.store.getState())) {
          canvas.setState({ asksToDelete: true });
          return;
        }
        const run = () => lab.run(command, undefined);
        const done = command.id === heads.tidy.id ? glide(run) : run();
        if (!done.ok) return;
        const made = createdKeys(done.value);
        if (made.length > 0) lab.select(made);
        else lab.select(drawn(lab.store.getState()));
      });
    },
    move: (positions: { readonly [key: string]: Point }) => {
      if (Object.keys(positions).length > 0)
        lab.whenReady(({ moveNodes }) => lab.run(moveNodes, { positions }));
    },
    moveToSubnet: (key: string, to: string, at?: Point) => {
      lab.whenReady((workbench) => {
        lab.run(workbench.moveToSubnet, at === undefined ? { key, to } : { key, to, at });
      });
    },
    whyNotMoveTo: (key: string, to: string): string | null => {
      const { document, workbench } = lab.store.getState();
      const verdict = workbench?.canMove(document, key, to) ?? true;
      return verdict === true ? null : verdict;
    },
    find: () => canvas.setState({ isFinding: true }),
    setTool: (tool: Tool) => canvas.setState({ tool }),
    align: (edge: Edge) => lab.whenReady(({ align }) => lab.run(align, { edge })),
    /** Through the browser's own event, which needs no permission. */
    copy: () => void globalThis.document.execCommand('copy'),
    /** What the system's clipboard holds, or, where the page may not read it, the Lab's own last copy. */
    pasteCopied: async (at: Point | null) => {
      const text = await globalThis.navigator.clipboard
        .readText()
        .catch(() => canvas.getState().copied ?? '');
      await pasteText(text, at);
    },
    pasteText,
    /** Puts copies of the nodes where they were dragged to. */
    duplicateTo: (keys: readonly string[], into: string, at: { readonly [key: string]: Point }) => {
      const { document } = lab.store.getState();
      const clipboard = copyOf({ document, selection: keys });
      lab.whenReady((workbench) => pasteInto(workbench, { clipboard, into, at }));
    },
    /** The deepest container at a point of the canvas. */
    containerAt: (at: Point) => containersAt(lab.store.getState().scene, at)[0] ?? null,
    /** Opens the search for what may be put there. */
    askToInsert: (at: Point) => {
      const { scene } = lab.store.getState();
      const [container] = containersAt(scene, at);
      if (container === undefined) return;
      const corner = cornerOf(scene, container.key);
      canvas.setState({
        asksToInsert: {
          into: container.key,
          title: container.title,
          at: { x: at.x - corner.x, y: at.y - corner.y },
        },
      });
    },
    whyNotConnect: (): string | null =>
      connectStart() === undefined ? 'Select one thing to draw the line from.' : null,
    /** Opens the list of what the selected node, or the one with the focus, can be connected with. */
    startConnecting: () => {
      const from = connectStart();
      if (from !== undefined) canvas.setState({ asksToConnect: { from, to: null } });
    },
    /** A line was drawn: makes what it means, or asks where it may mean several things. */
    connectTo: (from: string, to: string) => {
      lab.whenReady(({ connect, connectOptions }) => {
        const options = connectOptions(lab.store.getState().document, from, to);
        const [first] = options;
        if (options.length > 1) canvas.setState({ asksToConnect: { from, to } });
        else lab.run(connect, first?.args ?? { from, to });
      });
    },
    /** Opens a line of a table in the inspector, with the focus in its first field. */
    editRule: (place: RulePlace) => {
      lab.select([place.key]);
      // A new object each time: asking again for the same line opens it again.
      canvas.setState(({ asksForInspector }) => ({
        asksToEdit: { ...place },
        asksForInspector: asksForInspector + 1,
        panel: 'details',
      }));
    },
    /** From the badge on the drawing to the list of everything that blocks. */
    showBlockers: (tick: number) => {
      lab.seek(tick);
      canvas.setState(({ asksForBlockers }) => ({ asksForBlockers: asksForBlockers + 1 }));
    },
    selectAll: () => {
      const { scene } = lab.store.getState();
      lab.select(scene.nodes.filter(({ id }) => id !== null).map(({ key }) => key));
    },
  };
}

type PasteArgs = Parameters<Workbench['paste']['run']>[1];

/** A little longer than the style sheet's transition. */
const GLIDE_MS = 480;

const NOTHING: Clipboard = { format: 'skytrace/clipboard', version: 1, items: [] };
/** A card and the gap beside it. */
const STEP = 168;

/** Side by side from the point on, the first with its middle under it. */
function rowAt({ items }: Clipboard, corner: Point, at: Point): { readonly [key: string]: Point } {
  const onGrid = (length: number) => Math.round(length / 8) * 8;
  return Object.fromEntries(
    items.map(({ key }, index) => [
      key,
      { x: onGrid(at.x - corner.x - 76 + index * STEP), y: onGrid(at.y - corner.y - 32) },
    ]),
  );
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
