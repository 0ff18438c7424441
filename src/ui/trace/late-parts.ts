import type { ReactNode } from 'react';
import type { Answer } from '../../state/answer.ts';
import type { OpenTrace } from '../../state/lab.ts';
import type { PlayerStep } from '../../state/player.ts';
import { latePart } from '../components/late-part.ts';

/** The first look at an answer is its steps: the other ways to read it come when they are asked for. */
export const ladder = latePart<{ readonly answer: Answer }>(
  'the ladder',
  async () => (await import('./Ladder.tsx')).Ladder,
);

export const stepTable = latePart<{ readonly steps: readonly PlayerStep[]; readonly cursor: number }>(
  'the table',
  async () => (await import('./StepTable.tsx')).StepTable,
);

export const storyText = latePart<{ readonly story: string }>(
  'the text',
  async () => (await import('./StoryText.tsx')).StoryText,
);

/** What makes questions of decisions: for who wants to predict them. */
export const predictPanel = latePart<{ readonly open: OpenTrace; readonly children: ReactNode }>(
  'the questions',
  async () => (await import('./PredictPanel.tsx')).PredictPanel,
);

export const flowLog = latePart<Pick<OpenTrace, 'trace'>>(
  'the flow log',
  async () => (await import('./FlowLog.tsx')).FlowLog,
);
