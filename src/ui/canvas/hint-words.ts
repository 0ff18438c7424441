import type { LabState } from '../../state/lab.ts';
import type { DropHint } from './canvas-store.ts';

/** "web-a, 10.0.1.0/24, 249 addresses free", or why nothing may be dropped there. */
export function hintWords(hint: DropHint, { scene, document, workbench }: LabState): string {
  if (hint.verdict !== true) return hint.verdict;
  const node = scene.nodes.find(({ key }) => key === hint.key);
  if (node === undefined) return '';
  const container = workbench?.containerAt(document, hint.key);
  const free =
    container?.kind === 'subnet' ? workbench?.freeAddresses(document.cloud, container.subnet) : undefined;
  return [node.title, node.detail, free === undefined ? '' : `${free} addresses free`]
    .filter((part) => part !== '')
    .join(', ');
}

/** What a line that ends there would make; where it may mean several things, how many. */
export function lineWords({ document, workbench }: LabState, from: string, to: string): string {
  const options = workbench?.connectOptions(document, from, to) ?? [];
  const [first] = options;
  if (first === undefined) return '';
  return options.length === 1 ? first.title : `${options.length} ways to connect: let go to choose`;
}
