import { latePart } from '../components/late-part.ts';
import type { ConnectQuestionProps } from './ConnectQuestion.tsx';

/** It tries each line that could be drawn, which takes every AWS operation. */
export const connectQuestion = latePart<ConnectQuestionProps>(
  'the choice',
  async () => (await import('./ConnectQuestion.tsx')).ConnectQuestion,
);
