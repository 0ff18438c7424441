import type { ReactFlowInstance } from '@xyflow/react';
import { insertCommands, selectionCommands } from '../../editor/commands/command-sets.ts';
import { createdKeys } from '../../editor/commands/created.ts';
import { questionName, questionWords } from '../../editor/commands/question-name.ts';
import type { SceneNode } from '../../state/canvas.ts';
import { kindName } from '../../state/node-name.ts';
import { type QuickInsert, quickInserts } from '../../state/quick-insert.ts';
import type { CanvasStore, InsertPlace } from '../canvas/canvas-store.ts';
import { insertables } from '../canvas/insertables.ts';
import { keysForPeople } from '../components/shortcut-text.ts';
import { type DocumentKeyContext, documentKeys, makeExercise } from '../documents/document-keys.ts';
import { type LabKeyContext, viewKeys } from '../lab/key-table.ts';
import { regionKeys, screenKeys } from '../lab/screen-keys.ts';
import type { ThemePort } from '../lab/theme-port.ts';
import type { Entry } from './rank.ts';
import { reveal } from './reveal.ts';

/** What the entries act on. */
export interface Surroundings extends LabKeyContext {
  readonly flow: ReactFlowInstance;
  readonly canvas: CanvasStore;
  readonly theme: ThemePort;
  /** Null on a page that keeps no documents. */
  readonly documents: DocumentKeyContext | null;
  readonly root: HTMLElement | null;
  openSheet(): void;
}

const base = { detail: '', icon: null, shortcut: null, reason: null, completes: null } as const;

/** Everything that can be searched for, in the order in which it is offered unasked. */
export function entriesOf(around: Surroundings): readonly Entry[] {
  return [
    ...insertions(),
    ...commands(around),
    ...resources(around),
    ...questions(around),
    ...documentActions(around),
    ...views(around),
  ];
}

/** What a line after the plus may mean. */
export function insertEntries(around: Surroundings, text: string): readonly Entry[] {
  const { document, scene, selection } = around.lab.store.getState();
  return quickInserts(document, scene, selection, text).map((offer) => ({
    ...base,
    id: `into:${offer.table}:${offer.into}`,
    section: 'Insert',
    title: `${offer.kind}${offer.name === undefined ? '' : ` ${offer.name}`} in ${offer.intoTitle}`,
    icon: offer.table,
    reason: offer.verdict === true ? null : offer.verdict,
    run: () => insert(around, offer),
  }));
}

/** What may be put at a spot of the canvas, of what the words after the plus say. */
export function placeEntries(
  { lab, intents }: Surroundings,
  { into, at }: InsertPlace,
  text: string,
): readonly Entry[] {
  const { document, scene } = lab.store.getState();
  const meant = new Set(
    quickInserts(document, scene, [], text)
      .filter((offer) => offer.into === into && offer.verdict === true)
      .map(({ table }): string => table),
  );
  return insertables
    .flatMap(({ items }) => items)
    .filter(({ table }) => meant.has(table))
    .map((item) => ({
      ...base,
      id: `here:${item.table}`,
      section: 'Insert',
      title: item.title,
      detail: item.hint,
      icon: item.table,
      run: () => intents.insert(item, into, item.size === null ? undefined : at),
    }));
}

function insert(around: Surroundings, { table, into, name }: QuickInsert): void {
  const { lab, flow, root } = around;
  if (!isInsertable(table)) return;
  lab.whenReady(() => {
    const done = lab.run(insertCommands[table], name === undefined ? { into } : { into, name });
    const [first] = done.ok ? createdKeys(done.value) : [];
    if (first === undefined) return;
    lab.select([first]);
    if (lab.store.getState().scene.nodes.some(({ key }) => key === first)) reveal(root, flow, first);
  });
}

function isInsertable(table: string): table is keyof typeof insertCommands {
  return Object.hasOwn(insertCommands, table);
}

function insertions(): readonly Entry[] {
  return insertables
    .flatMap(({ items }) => items)
    .map(({ table, title, hint }) => ({
      ...base,
      id: `insert:${table}`,
      section: 'Insert',
      title: `Insert ${title}…`,
      detail: hint,
      icon: table,
      completes: `+${title.toLowerCase()} in `,
      run: () => {},
    }));
}

function commands({ lab, intents }: Surroundings): readonly Entry[] {
  const { past, future } = lab.store.getState();
  const step = (verb: 'Undo' | 'Redo', label: string | undefined, shortcut: string): Entry => ({
    ...base,
    id: verb,
    section: 'Commands',
    title: label === undefined ? verb : `${verb}: ${label}`,
    shortcut: keysForPeople(shortcut),
    reason: label === undefined ? `Nothing to ${verb.toLowerCase()}` : null,
    run: () => (verb === 'Undo' ? lab.undo() : lab.redo()),
  });
  const edits = selectionCommands.map((command): Entry => {
    const [shortcut] = command.shortcuts;
    const verdict = lab.canRun(command, undefined);
    return {
      ...base,
      id: command.id,
      section: 'Commands',
      title: command.title,
      shortcut: shortcut === undefined ? null : keysForPeople(shortcut),
      reason: verdict === true ? null : verdict,
      run: () => intents.runOnSelection(command),
    };
  });
  return [step('Undo', past.at(-1)?.label, 'Mod+Z'), step('Redo', future[0]?.label, 'Mod+Shift+Z'), ...edits];
}

const marks = { gate: 'Network ACL', signpost: 'Route table', shield: 'Security group' } as const;
const markIcons = { gate: 'network-acl', signpost: 'route-table', shield: 'security-group' } as const;

function resources({ lab, canvas, flow, root }: Surroundings): readonly Entry[] {
  const { nodes } = lab.store.getState().scene;
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const show = (key: string, node: SceneNode) => () => {
    lab.select([key]);
    canvas.setState({ active: node.key });
    reveal(root, flow, node.key);
  };
  const boxes = nodes
    .filter(({ id }) => id !== null)
    .map((node): Entry => {
      const parent = node.parent === null ? undefined : byKey.get(node.parent);
      const place = parent === undefined ? '' : `in ${parent.title}`;
      return {
        ...base,
        id: node.key,
        section: 'Resources',
        title: node.title,
        detail: [kindName(node.kind), node.detail, place].filter((part) => part !== '').join(' · '),
        icon: node.icon,
        run: show(node.key, node),
      };
    });
  // A table or a group stands at many nodes: it is found once, where it stands first.
  const seen = new Map<string, Entry>();
  for (const node of nodes) {
    for (const { mark, key, title } of node.marks) {
      if (seen.has(key)) continue;
      const detail = `${marks[mark]} · at ${node.title}`;
      const icon = markIcons[mark];
      seen.set(key, { ...base, id: key, section: 'Resources', title, detail, icon, run: show(key, node) });
    }
  }
  return [...boxes, ...seen.values()];
}

function questions({ lab }: Surroundings): readonly Entry[] {
  const { probes, document } = lab.store.getState();
  return probes.map(({ probe, answer }) => ({
    ...base,
    id: `probe:${probe.id}`,
    section: 'Questions',
    title: `Trace ${questionName(document.cloud, probe)}`,
    detail: `${probe.name === undefined ? '' : `${questionWords(document.cloud, probe)} · `}${answer.ok ? answer.value.verdict : 'cannot be asked'}`,
    reason: answer.ok ? null : answer.error,
    run: () => void lab.ask(probe),
  }));
}

function documentActions({ documents }: Surroundings): readonly Entry[] {
  if (documents === null) return [];
  return [...documentKeys, makeExercise].map(({ title, shortcuts: [shortcut], run }) => ({
    ...base,
    id: `document:${title}`,
    section: 'Document',
    title,
    shortcut: shortcut === undefined ? null : keysForPeople(shortcut),
    run: () => run(documents),
  }));
}

function views(around: Surroundings): readonly Entry[] {
  const { canvas, theme, openSheet } = around;
  const view = (id: string, title: string, run: () => void, shortcut?: string): Entry => ({
    ...base,
    id,
    section: 'View',
    title,
    shortcut: shortcut === undefined ? null : keysForPeople(shortcut),
    run,
  });
  const layers = [
    ['showsRoutes', 'routes'],
    ['showsMarks', 'gates, signposts and shields'],
    ['showsAddresses', 'addresses'],
    ['showsFlows', 'flows, the kept questions'],
    ['showsGrid', 'the grid'],
    ['showsMinimap', 'the overview map'],
  ] as const;
  const themes = [
    ['light', 'Theme: light'],
    ['dark', 'Theme: dark'],
    ['system', 'Theme: as the system'],
  ] as const;
  return [
    ...[...viewKeys, ...screenKeys, ...regionKeys].map((each) =>
      view(each.title, each.title, () => each.run(around), each.shortcuts[0]),
    ),
    ...layers.map(([name, title]) => {
      const isShown = canvas.getState()[name];
      return view(name, `${isShown ? 'Hide' : 'Show'} ${title}`, () => canvas.setState({ [name]: !isShown }));
    }),
    ...themes
      .filter(([name]) => name !== theme.read())
      .map(([name, title]) => view(title, title, () => theme.apply(name))),
    view('shortcuts', 'Keyboard shortcuts', openSheet, 'Shift+?'),
  ];
}
