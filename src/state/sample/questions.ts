import type { Question } from './sample.ts';

/** Where a packet of the sample can start and end. */
export const places: readonly string[] = ['internet', 'web-1', 'web-2', 'app-1', 'app-2', 'db-1', 'db-2'];

export const ports: readonly { readonly port: number; readonly service: string }[] = [
  { port: 22, service: 'SSH' },
  { port: 80, service: 'HTTP' },
  { port: 443, service: 'HTTPS' },
  { port: 8080, service: 'App' },
  { port: 3306, service: 'MySQL' },
];

export interface ReadyQuestion extends Question {
  readonly label: string;
}

export const firstQuestion: ReadyQuestion = {
  label: 'Internet → web on 443',
  from: 'internet',
  to: 'web-1',
  port: 443,
};

/** Four questions that together show the whole sample: in, not in, out, and between tiers. */
export const readyQuestions: readonly ReadyQuestion[] = [
  firstQuestion,
  { label: 'Internet → database', from: 'internet', to: 'db-1', port: 3306 },
  { label: 'App → internet', from: 'app-1', to: 'internet', port: 443 },
  { label: 'Web → database', from: 'web-1', to: 'db-1', port: 3306 },
];
