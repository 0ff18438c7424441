import type * as z from 'zod';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { Goal } from '../goals/goals.ts';
import type { catalogueSchema, exerciseSchema, icons } from '../source/schemas.ts';
import type { Block } from './blocks.ts';
import type { CloudSource, Script, Snapshot } from './cloud-source.ts';

export interface Card {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly learnt: readonly string[];
  readonly blocks: readonly Block[];
}

export interface Choice {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
}

/** A question ready to ask; of "which rule decides?" the options are a real table's rows. */
export type Question = {
  readonly id: string;
  readonly card: string;
  readonly concept: string;
  readonly ask: string;
} & (
  | {
      readonly kind: 'single' | 'multiple';
      readonly options: readonly Choice[];
      readonly table: string | null;
    }
  | { readonly kind: 'order'; readonly items: readonly { readonly text: string; readonly why: string }[] }
  | {
      readonly kind: 'fill';
      readonly answer: string;
      readonly also: readonly string[];
      readonly why: string;
      readonly wrong: readonly { readonly answer: string; readonly why: string }[];
    }
);

export type StatedGoal = Goal & { readonly id: string };

export interface ExerciseStep {
  readonly title: string;
  readonly task: readonly Block[];
  readonly goals: readonly StatedGoal[];
}

/** What was done in a terminal before an exercise begins there. */
export interface LaidTerminal {
  /** As its author wrote it; null: nothing. */
  readonly typed: Script | null;
  /** The calls that it made. */
  readonly made: readonly CloudRequest[];
  /** The laptop's files after it; without a text: a private key as it was. Null: only the keys, as they were. */
  readonly laptop: readonly { readonly path: string; readonly mode: number; readonly text?: string }[] | null;
  readonly clock: number;
}

export interface Exercise {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly card: string;
  readonly minutes: number;
  readonly level: number;
  /** How many faults are hidden in its start, where finding them is the task. */
  readonly faults?: number | undefined;
  readonly task: readonly Block[];
  readonly start: CloudSource | Snapshot;
  /** Its commands are typed into the terminal, with ssh into instances; null: they are `aws` lines. */
  readonly terminal: LaidTerminal | null;
  /** One step without a title where it is not a guided build. */
  readonly steps: readonly ExerciseStep[];
  readonly hints: z.infer<typeof exerciseSchema>['hints'];
  readonly solution: Script;
  readonly answers: { readonly [goal: string]: string };
  readonly alternatives: readonly { readonly about: string; readonly solution: Script }[];
  readonly redundant: z.infer<typeof exerciseSchema>['redundant'];
  readonly debrief: readonly Block[];
  readonly break: {
    readonly task: readonly Block[];
    readonly commands: Script;
    readonly goals: readonly StatedGoal[];
    readonly solution: Script;
  } | null;
}

export interface Term {
  readonly term: string;
  /** Words, and `code` between backticks. */
  readonly means: string;
}

export interface Correction {
  readonly id: string;
  readonly said: string;
  readonly fact: string;
  readonly source: string;
}

export interface TopicHead {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly icon: (typeof icons)[number];
  readonly category: string;
  readonly needs: readonly string[];
}

/** Everything of one topic, as its own lazily loaded chunk. */
export interface Topic extends TopicHead {
  readonly cards: readonly Card[];
  readonly questions: readonly Question[];
  readonly exercises: readonly Exercise[];
  /** The terms its texts mention. */
  readonly terms: { readonly [id: string]: Term };
  /** What is told differently elsewhere, by card. */
  readonly corrections: { readonly [card: string]: readonly Correction[] };
}

/** What the home shows of a topic without loading it. */
export interface TopicSummary extends TopicHead {
  readonly minutes: number;
  readonly cards: readonly {
    readonly id: string;
    readonly title: string;
    readonly learnt: readonly string[];
  }[];
  readonly exercises: readonly {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly level: number;
    readonly card: string;
    readonly faults?: number | undefined;
  }[];
  /** How many there are. */
  readonly questions: number;
}

export interface Catalogue {
  readonly categories: z.infer<typeof catalogueSchema>['categories'];
  /** In the suggested order. */
  readonly topics: readonly TopicSummary[];
}

/** Words to search in, by topic and card: loaded when somebody searches. */
export type SearchWords = { readonly [topic: string]: { readonly [card: string]: string } };
