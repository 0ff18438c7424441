import type { JsonValue } from '../../kernel/lib/json.ts';
import { simulate } from '../../resources/simulate.ts';
import { CaseCloud } from './case-cloud.ts';
import { checkFlow, type Memory } from './case-flow.ts';
import type { Bases, BehaviourCase, FlowQuestion } from './case-schema.ts';

/** Builds the case's cloud, asks its flows, and lists everything that is not as the case says. */
export function runCase(bases: Bases, given: BehaviourCase): readonly string[] {
  const lab = new CaseCloud(bases, given.base);
  const memory: Memory = new Map();
  const problems: string[] = [];
  for (const { build, flows } of [given, ...given.later]) {
    for (const step of build) {
      const problem = lab.perform(step);
      if (problem !== null) problems.push(problem);
    }
    const simulation = simulate(lab.cloud);
    for (const flow of flows) {
      // Variables stand for texts only, so the filled flow has the shape of the written one.
      const filled = lab.fill(flow as JsonValue) as FlowQuestion;
      const found = checkFlow(simulation, filled, memory);
      for (const problem of found) problems.push(`${flow.from} → ${flow.to} ${flow.protocol}: ${problem}`);
    }
  }
  return problems;
}
