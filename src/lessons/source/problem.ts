/** What is wrong in a lesson file: where, and what to do about it. */
export interface Problem {
  /** From the top of the repository: `lessons/vpc/topic.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export function formatProblem({ file, line, message }: Problem): string {
  return `${file}:${line} ${message}`;
}
