import { connectOptions } from '../../editor/commands/connect.ts';
import { containerAt, freeAddresses } from '../../editor/commands/containers.ts';
import type { LabDocument, Scene } from '../../state/canvas.ts';
import type { DropHint } from './canvas-store.ts';

/** "web-a, 10.0.1.0/24, 249 addresses free", or why nothing may be dropped there. */
export function hintWords(hint: DropHint, scene: Scene, document: LabDocument): string {
  if (hint.verdict !== true) return hint.verdict;
  const node = scene.nodes.find(({ key }) => key === hint.key);
  if (node === undefined) return '';
  const container = containerAt(document, hint.key);
  const free = container?.kind === 'subnet' ? freeAddresses(document.cloud, container.subnet) : null;
  return [node.title, node.detail, free === null ? '' : `${free} addresses free`]
    .filter((part) => part !== '')
    .join(', ');
}

/** What a line that ends there would make; where it may mean several things, how many. */
export function lineWords(document: LabDocument, from: string, to: string): string {
  const options = connectOptions(document, from, to);
  const [first] = options;
  if (first === undefined) return '';
  return options.length === 1 ? first.title : `${options.length} ways to connect: let go to choose`;
}
