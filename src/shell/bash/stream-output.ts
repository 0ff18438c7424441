import {
  type CommandNode,
  contains,
  type PipelineNode,
  plainName,
  type Redirection,
  type ScriptNode,
  type StatementNode,
  walk,
} from './script-tree.ts';
import { TERMINAL_ERR, TERMINAL_OUT } from './shell-files.ts';

const SUBSTITUTIONS: ReadonlySet<string> = new Set(['CommandSubstitution', 'ProcessSubstitution']);

/**
 * The interpreter hands over a script's output when the script has ended. So that it is seen as it is made,
 * every command whose output would reach the terminal gets it as a redirection, before its own ones:
 * exactly what the terminal is to a real shell. Loops and conditions are followed into their bodies.
 */
export function streamOutput(script: ScriptNode): ScriptNode {
  // `exec >file` changes the shell's own output for good, and ours would be part of what it changes.
  return usesExec(script) ? script : { ...script, statements: script.statements.map(streamStatement) };
}

function usesExec(script: ScriptNode): boolean {
  let isFound = false;
  walk(script, (node) => {
    if (node.type === 'SimpleCommand')
      isFound ||= plainName(node as unknown as Parameters<typeof plainName>[0]) === 'exec';
    return !isFound;
  });
  return isFound;
}

function streamStatement(statement: StatementNode): StatementNode {
  if (statement.background || statement.deferredError !== undefined) return statement;
  return { ...statement, pipelines: statement.pipelines.map(streamPipeline) };
}

function streamPipeline(pipeline: PipelineNode): PipelineNode {
  const { commands } = pipeline;
  const [only, ...more] = commands;
  if (only === undefined) return pipeline;
  if (more.length === 0) return { ...pipeline, commands: [streamCommand(only)] };
  const last = commands.length - 1;
  return {
    ...pipeline,
    commands: commands.map((command, index) => {
      if (index === last) return redirected(command, [toTerminal(1), toTerminal(2)]);
      // `|&` sends both into the pipe.
      return pipeline.pipeStderr?.[index] === true ? command : redirected(command, [toTerminal(2)]);
    }),
  };
}

function streamCommand(command: CommandNode): CommandNode {
  const inside = (statements: readonly StatementNode[]) => statements.map(streamStatement);
  if (command.type === 'FunctionDef') return command;
  const isPlain = command.redirections.length === 0;
  switch (command.type) {
    case 'If':
      if (!isPlain) break;
      return {
        ...command,
        clauses: command.clauses.map((clause) => ({
          condition: inside(clause.condition),
          body: inside(clause.body),
        })),
        elseBody: command.elseBody === null ? null : inside(command.elseBody),
      };
    case 'While':
    case 'Until':
      if (!isPlain) break;
      return { ...command, condition: inside(command.condition), body: inside(command.body) };
    case 'For':
    case 'CStyleFor':
    case 'Group':
    case 'Subshell':
      if (!isPlain) break;
      return { ...command, body: inside(command.body) };
    case 'Case':
      if (!isPlain) break;
      return { ...command, items: command.items.map((item) => ({ ...item, body: inside(item.body) })) };
    default:
      break;
  }
  return redirected(command, [toTerminal(1), toTerminal(2)]);
}

function redirected(command: CommandNode, added: readonly Redirection[]): CommandNode {
  // A function's definition prints nothing; what is on it counts when it is called.
  if (command.type === 'FunctionDef') return command;
  // What a substitution inside the command's words prints on its error output is not the command's own.
  if (contains({ ...command, body: [], redirections: command.redirections }, SUBSTITUTIONS))
    return { type: 'Group', body: [bare(command)], redirections: [...added] };
  if (command.type === 'SimpleCommand' && command.name === null) return command;
  return { ...command, redirections: [...added, ...command.redirections] };
}

function bare(command: CommandNode): StatementNode {
  return {
    type: 'Statement',
    pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
    operators: [],
    background: false,
  };
}

function toTerminal(fd: 1 | 2): Redirection {
  const value = fd === 1 ? TERMINAL_OUT : TERMINAL_ERR;
  return {
    type: 'Redirection',
    fd,
    operator: '>>',
    target: { type: 'Word', parts: [{ type: 'Literal', value }] },
  };
}
