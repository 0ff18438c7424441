import type { DiagramSource } from '../content/cloud-source.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { diagramSchema } from './schemas.ts';
import type { SharedFiles } from './shared-files.ts';

/** A ```diagram block: YAML that says what is built and which packets may be sent. */
export function readDiagram(
  yaml: string,
  { file, line }: Omit<Problem, 'message'>,
  shared: SharedFiles,
  problems: Problem[],
): DiagramSource | null {
  const read = readYaml(file, yaml, diagramSchema, line);
  if (!read.ok) {
    problems.push(...read.error);
    return null;
  }
  const { value: written, lineOf, textLineOf } = read.value;
  const { caption, flows, commands } = written;
  const own = commands === undefined ? null : { text: commands, at: `${file}:${textLineOf(['commands'])}` };
  const cloud = shared.source(written, own, { file, line: lineOf(['cloud']) });
  return cloud === null ? null : { caption, cloud, flows, at: `${file}:${lineOf(['flows'])}` };
}
