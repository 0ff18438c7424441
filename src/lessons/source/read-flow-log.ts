import { flowLogLines } from '../../resources/flow-log-lines.ts';
import { simulate } from '../../resources/simulate.ts';
import { flowsOf, traceOf } from '../goals/flow.ts';
import { buildCloud } from '../script/build-cloud.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { flowLogSchema } from './schemas.ts';
import type { SharedFiles } from './shared-files.ts';

/** A ```flow-log block: what VPC Flow Logs would have of its packets, made by the simulator. Null: it is broken. */
export function readFlowLog(
  yaml: string,
  { file, line }: Omit<Problem, 'message'>,
  shared: SharedFiles,
  problems: Problem[],
): string | null {
  const read = readYaml(file, yaml, flowLogSchema, line);
  if (!read.ok) {
    problems.push(...read.error);
    return null;
  }
  const { value: written, lineOf, textLineOf } = read.value;
  const { commands, flows } = written;
  const own = commands === undefined ? null : { text: commands, at: `${file}:${textLineOf(['commands'])}` };
  const source = shared.source(written, own, { file, line: lineOf(['cloud']) });
  if (source === null) return null;
  const built = buildCloud(source);
  problems.push(...built.problems);
  if (built.problems.length > 0) return null;
  const { cloud } = built.state;
  const simulation = simulate(cloud);
  const lines = flows.flatMap((flow, index) => {
    const pairs = flowsOf(cloud, flow);
    const asked = pairs.ok ? pairs.value.flows[0] : undefined;
    const traced = asked === undefined ? null : traceOf(simulation, asked);
    if (traced?.ok === true) return flowLogLines(traced.value, cloud).map(({ text }) => text);
    const message = !pairs.ok ? pairs.error : traced === null ? 'This packet has no ends.' : traced.error;
    problems.push({ file, line: lineOf(['flows', index]), message });
    return [];
  });
  return lines.join('\n');
}
