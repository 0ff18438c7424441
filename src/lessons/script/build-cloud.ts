import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { CloudSource, Script } from '../content/cloud-source.ts';
import { type RanCommand, runScript, type ScriptState } from './run-script.ts';

/** A line of a lesson file that cannot be carried out. */
export interface BuildProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Built {
  readonly state: ScriptState;
  readonly ran: readonly RanCommand[];
  readonly problems: readonly BuildProblem[];
}

export function emptyState(): ScriptState {
  return { cloud: newCloud(awsRegistry, 'lesson'), variables: new Map() };
}

/** Builds a cloud by its scripts, one after the other, in a new document. */
export function buildCloud(source: CloudSource): Built {
  let built: Built = { state: emptyState(), ran: [], problems: [] };
  for (const script of source) {
    if (built.problems.length > 0) break;
    const next = playOn(built.state, script);
    built = { ...next, ran: [...built.ran, ...next.ran] };
  }
  return built;
}

/** Carries out one script on a cloud that is there already. */
export function playOn(state: ScriptState, script: Script): Built {
  const run = runScript(state, script.text);
  return {
    state: run.state,
    ran: run.ran,
    problems: run.problems.map(({ line, message }) => ({ ...placeIn(script, line), message })),
  };
}

/** File and line of a script's line, counted from 0. */
export function placeIn({ at }: Script, line: number): { readonly file: string; readonly line: number } {
  const colon = at.lastIndexOf(':');
  return { file: at.slice(0, colon), line: Number(at.slice(colon + 1)) + line };
}
