import type { Bash } from 'just-bash/browser';

// The library names its syntax tree in its own types only; these are the same, reached from outside.
export type TransformPlugin = Parameters<Bash['registerTransformPlugin']>[0];
export type ScriptNode = Parameters<TransformPlugin['transform']>[0]['ast'];
export type StatementNode = ScriptNode['statements'][number];
export type PipelineNode = StatementNode['pipelines'][number];
export type CommandNode = PipelineNode['commands'][number];
export type FunctionNode = Extract<CommandNode, { type: 'FunctionDef' }>;
export type SimpleNode = Extract<CommandNode, { type: 'SimpleCommand' }>;
export type Redirection = SimpleNode['redirections'][number];

/** Any node, while walking where its type does not matter. */
export interface AnyNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The node and all below it; `enter` answers false where the walk is not to go deeper. */
export function walk(value: unknown, enter: (node: AnyNode) => boolean): void {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (Array.isArray(next)) for (const each of next) stack.push(each);
    else if (typeof next === 'object' && next !== null) {
      if (isNode(next) && !enter(next)) continue;
      for (const each of Object.values(next)) if (typeof each === 'object' && each !== null) stack.push(each);
    }
  }
}

export function contains(value: unknown, types: ReadonlySet<string>): boolean {
  let isFound = false;
  walk(value, (node) => {
    isFound ||= types.has(node.type);
    return !isFound;
  });
  return isFound;
}

/** The text of a command's name, if it is a plain word. */
export function plainName(command: SimpleNode): string | undefined {
  const [part, ...more] = command.name?.parts ?? [];
  return part?.type === 'Literal' && more.length === 0 ? part.value : undefined;
}

export function statementOf(...commands: readonly CommandNode[]): StatementNode {
  return {
    type: 'Statement',
    pipelines: [{ type: 'Pipeline', commands: [...commands], negated: false }],
    operators: [],
    background: false,
  };
}

/** A command of plain words. */
export function simpleCommand(...words: readonly string[]): SimpleNode {
  const [name, ...args] = words.map((value) => ({
    type: 'Word' as const,
    parts: [{ type: 'SingleQuoted' as const, value }],
  }));
  return { type: 'SimpleCommand', name: name ?? null, args, assignments: [], redirections: [] };
}
