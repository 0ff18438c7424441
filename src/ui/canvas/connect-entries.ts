import { connect, connectOptions } from '../../editor/commands/connect.ts';
import { tryEdit } from '../../state/inspector/try-edit.ts';
import type { Lab, LabState } from '../../state/lab.ts';
import { kindName } from '../../state/node-name.ts';
import { type Entry, fuzzyScore, type Section } from '../command-palette/rank.ts';

/** A line's start and, once it is chosen, its end. */
export interface Asked {
  readonly from: string;
  readonly to: string | null;
}

const TARGET = 'to:';

/** What the list offers: targets first, then what a line to the chosen one may mean. */
export function connectEntries(
  lab: Lab,
  { from, to }: Asked,
  verdicts: ReadonlyMap<string, true | string>,
  text: string,
): readonly Section[] {
  if (to !== null) return sections([['It may', matching(meanings(lab, from, to), text)]]);
  const targets = matching(targetEntries(lab, from, verdicts), text);
  return sections([
    ['Can be connected', targets.filter(({ reason }) => reason === null)],
    ['Cannot, and why', targets.filter(({ reason }) => reason !== null)],
  ]);
}

/** Key of the node that an entry stands for. */
export function targetOf(entry: Entry | undefined): string | null {
  return entry?.id.startsWith(TARGET) === true ? entry.id.slice(TARGET.length) : null;
}

export function nameIn({ scene }: Pick<LabState, 'scene'>, key: string): string {
  const node = scene.nodes.find((each) => each.key === key);
  return node === undefined || key === 'internet' ? 'the internet' : node.title;
}

function sections(all: readonly (readonly [string, readonly Entry[]])[]): readonly Section[] {
  return all.flatMap(([title, entries]) => (entries.length === 0 ? [] : [{ title, entries }]));
}

function matching(entries: readonly Entry[], text: string): readonly Entry[] {
  if (text.trim() === '') return entries;
  return entries
    .map((entry) => ({ entry, score: fuzzyScore(text, `${entry.title} ${entry.detail}`) }))
    .filter(({ score }) => score !== null)
    .sort((left, right) => (right.score ?? 0) - (left.score ?? 0))
    .map(({ entry }) => entry);
}

function targetEntries(
  lab: Lab,
  from: string,
  verdicts: ReadonlyMap<string, true | string>,
): readonly Entry[] {
  const { scene, document } = lab.store.getState();
  return scene.nodes.flatMap((node): readonly Entry[] => {
    const verdict = verdicts.get(node.key);
    if (verdict === undefined || node.kind === 'zone' || node.kind === 'region') return [];
    const options = verdict === true ? connectOptions(document, from, node.key) : [];
    const [first] = options;
    const isOne = options.length === 1 && first !== undefined;
    return [
      {
        id: `${TARGET}${node.key}`,
        section: 'Resources',
        title: node.key === 'internet' ? 'Internet' : node.title,
        detail: isOne ? first.title : waysText(kindName(node.kind), options),
        icon: node.icon,
        shortcut: null,
        reason: verdict === true ? null : verdict,
        completes: isOne ? null : node.key,
        run: () => {
          if (isOne) lab.whenReady(() => lab.run(connect, first.args));
        },
      },
    ];
  });
}

function waysText(kind: string, options: ReturnType<typeof connectOptions>): string {
  const isPort = options.every(({ args }) => args.port !== undefined);
  return isPort ? `${kind} · open a port…` : `${kind} · ${options.length} ways…`;
}

function meanings(lab: Lab, from: string, to: string): readonly Entry[] {
  const { document } = lab.store.getState();
  return connectOptions(document, from, to).map(({ title, args }) => ({
    id: title,
    section: 'Commands',
    title,
    detail: '',
    icon: null,
    shortcut: null,
    // Tried on a copy, so that what AWS would refuse says so before it is chosen.
    reason: tryEdit(document, connect, args)?.message ?? null,
    completes: null,
    run: () => lab.whenReady(() => lab.run(connect, args)),
  }));
}
