import { findRecord } from '../kernel/cloud/cloud.ts';
import type { Row, Step } from '../kernel/forward/answer.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** Where a rule is edited: a line of a table of a resource. */
export interface RulePlace {
  /** Document key of the group, list or route table. */
  readonly key: string;
  readonly way: 'in' | 'out' | 'any';
  /** The line's own name there; `add` for a new one; null: the table as a whole. */
  readonly row: string | null;
}

/** The same name in the tables of the inspector. */
export const NEW_ROW = 'add';

/** What one would edit to change a step's outcome: the line that decided, or a new one where none did. */
export function rulePlace(step: Step, cloud: AwsCloud): RulePlace | null {
  const { rule } = step;
  const owner = rule?.owner ?? ownerOf(step);
  const found = owner === undefined ? undefined : findRecord(cloud, owner);
  if (found === undefined || !TABLES.has(found.table)) return null;
  const isDecided = rule !== null && rule.id !== LAST_LINE;
  return {
    key: found.record.key,
    way: wayOf(step),
    row: isDecided ? (isFixed(rule) ? null : rule.id) : step.code === null ? null : NEW_ROW,
  };
}

const TABLES = new Set<string>(['security-group', 'network-acl', 'route-table']);
/** ACL-1: what no rule matched; nobody can change that line. */
const LAST_LINE = '*';

/** With several groups at an interface a new rule goes into the first. */
function ownerOf({ stage, at, path }: Step): string | undefined {
  return stage === 'filter-in' || stage === 'filter-out' ? path[0] : at;
}

/** RT-1: the local route cannot be changed here. */
function isFixed({ subject }: Row): boolean {
  return subject !== null && 'targetId' in subject && subject.targetId === 'local';
}

function wayOf({ stage }: Step): RulePlace['way'] {
  if (stage === 'filter-in' || stage === 'enter') return 'in';
  return stage === 'filter-out' || stage === 'leave' ? 'out' : 'any';
}
