import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type * as z from 'zod';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { Problem } from './problem.ts';
import { sayIssue } from './say-issue.ts';

type Path = readonly PropertyKey[];

/** What a YAML (or JSON) file holds, with the way back from each part of it to its line. */
export interface Located<T> {
  readonly value: T;
  /** The line of what stands at that path, or of the nearest thing around it. */
  lineOf(path: Path): number;
  /** The line on which the text of a block (`|`) begins; else as `lineOf`. */
  textLineOf(path: Path): number;
}

/** Parses and checks a file; `firstLine` is where its text begins in the file (front matter begins at 2). */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  firstLine = 1,
): Result<Located<z.infer<S>>, readonly Problem[]> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0)
    return err(
      document.errors.map(({ message, pos }) => ({
        file,
        line: lineAt(pos[0]),
        message: `This is not valid YAML: ${message}`,
      })),
    );
  const nodeAt = (path: Path) => nearest(document.contents, path);
  const lineOf = (path: Path) => lineAt(nodeAt(path)?.range?.[0] ?? 0);
  const read = schema.safeParse(document.toJS({ maxAliasCount: 20 }) as unknown, { reportInput: true });
  if (!read.success)
    return err(
      read.error.issues.flatMap((issue) =>
        sayIssue(issue).map(({ path, message }) => ({ file, line: lineOf(path), message })),
      ),
    );
  return ok({
    value: read.data,
    lineOf,
    textLineOf: (path) => {
      const node = nodeAt(path);
      const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
      return lineOf(path) + (isBlock ? 1 : 0);
    },
  });
}

/** The node at the path; where it ends early, the last one on the way, and of a map's entry its key. */
function nearest(root: unknown, path: Path): Node | null {
  let node = root as Node | null;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return node;
      const isLast = index === path.length - 1;
      const next = pair.value as Node | null;
      node = next === null || (isLast && !isScalar(next)) ? (pair.key as Node) : next;
      if (next === null) return node;
    } else {
      const next = (node as { get?: (key: unknown, keep: boolean) => unknown } | null)?.get?.(step, true);
      if (next === undefined || next === null) return node;
      node = next as Node;
    }
  }
  return node;
}
