import * as z from 'zod';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { insideNamed, plainName } from './inside.ts';
import { type GoalContext, type GoalVerdict, MET, notMet, open } from './verdict.ts';

const texts = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional();

export const fileSchema = z.strictObject({
  kind: z.literal('file'),
  ...goalBase,
  on: z.string().meta({ description: 'Name of the instance, or laptop: where the terminal stands' }),
  path: z.string().meta({ description: 'From the top; on the laptop from its home' }),
  is: z.enum(['file', 'directory', 'absent']).default('file'),
  mode: z
    .string()
    .regex(/^[0-7]{3,4}$/, 'write the mode in octal digits and quotes, as "640"')
    .optional(),
  private: z.boolean().optional().meta({ description: 'Nobody but its owner may do anything with it' }),
  owner: z.string().optional(),
  group: z.string().optional(),
  contains: texts.meta({ description: 'A text, or several, that stand in it' }),
  lacks: texts.meta({ description: 'A text, or several, that do not' }),
});

type FileGoal = z.infer<typeof fileSchema>;

interface Found {
  readonly kind: 'file' | 'directory' | 'link';
  readonly text: string | null;
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
}

/** A file is there, or is not; whose it is, who may use it, and what it says. */
export const file: GoalKind<FileGoal> = {
  schema: fileSchema,
  tell: (goal) => {
    const where = goal.on === 'laptop' ? 'on the laptop' : `on ${plainName(goal.on)}`;
    if (goal.is === 'absent') return `There is no ${goal.path} ${where}`;
    const wanted = [
      ...(goal.mode === undefined ? [] : [`has the mode ${goal.mode}`]),
      ...(goal.private === true ? ['is its owner’s alone'] : []),
      ...(goal.owner === undefined ? [] : [`belongs to ${goal.owner}`]),
      ...(goal.group === undefined ? [] : [`has the group ${goal.group}`]),
    ];
    return wanted.length === 0
      ? `There is ${goal.path} ${where}`
      : `${goal.path} ${where} ${wanted.join(' and ')}`;
  },
  judge: (goal, context) => {
    const found = findFile(goal, context);
    if (typeof found === 'string') return open(found);
    if (goal.is === 'absent') return found === null ? MET : notMet('It is still there.');
    if (found === null) return notMet(`There is no \`${goal.path}\` so far.`);
    return judgeFound(goal, found);
  },
};

/** Null: there is none. A text: why it cannot be said. */
function findFile({ on, path }: FileGoal, { cloud, laptop }: GoalContext): Found | null | string {
  if (on === 'laptop') {
    if (laptop === null) return 'Open the terminal: the file lies there.';
    const own = laptop.find((each) => each.path === path);
    return own === undefined ? null : { ...own, kind: 'file', owner: 'you', group: 'you' };
  }
  const inside = insideNamed(cloud, on);
  if (!inside.ok) return inside.error;
  const mount = inside.value.mounts.find((at) => path === at || path.startsWith(`${at}/`));
  if (mount !== undefined) return `Another disk is mounted at ${mount}; files there are not looked at.`;
  return inside.value.files.get(path) ?? null;
}

function judgeFound(goal: FileGoal, { kind, text, mode, owner, group }: Found): GoalVerdict {
  const digits = (mode & 0o7777).toString(8).padStart(3, '0');
  if (kind !== goal.is) return notMet(`It is a ${kind}.`);
  if (goal.mode !== undefined && Number.parseInt(goal.mode, 8) !== (mode & 0o7777))
    return notMet(`Its mode is ${digits}: ${tellMode(mode)}.`);
  if (goal.private === true && (mode & 0o077) !== 0)
    return notMet(`Its mode is ${digits}: ${tellMode(mode)}.`);
  if (goal.owner !== undefined && goal.owner !== owner) return notMet(`It belongs to ${owner}.`);
  if (goal.group !== undefined && goal.group !== group) return notMet(`Its group is ${group}.`);
  const missed = list(goal.contains).find((wanted) => text?.includes(wanted) !== true);
  if (missed !== undefined) return notMet(`\`${missed}\` does not stand in it so far.`);
  const left = list(goal.lacks).find((unwanted) => text?.includes(unwanted) === true);
  return left === undefined ? MET : notMet(`\`${left}\` still stands in it.`);
}

function list(texts: string | readonly string[] | undefined): readonly string[] {
  if (texts === undefined) return [];
  return typeof texts === 'string' ? [texts] : texts;
}

/** `the owner may read and write, the group may read, others nothing` */
function tellMode(mode: number): string {
  return (['the owner', 'the group', 'others'] as const)
    .map((who, index) => {
      const bits = (mode >> (6 - 3 * index)) & 7;
      const may = ['read', 'write', 'execute'].filter((_, bit) => (bits & (4 >> bit)) !== 0);
      return may.length === 0 ? `${who} nothing` : `${who} may ${may.join(' and ')}`;
    })
    .join(', ');
}
