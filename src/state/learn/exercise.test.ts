import { expect, it } from 'vitest';
import type { Exercise } from '../../lessons/content/topic.ts';
import type { Files } from '../../platform/files.ts';
import { ExerciseSession } from './exercise.ts';
import { Learn } from './learn.ts';

const EXERCISE: Exercise = {
  id: 'look',
  topic: 'doors',
  title: 'Look',
  card: 'first',
  minutes: 1,
  level: 1,
  task: [],
  start: [],
  terminal: null,
  steps: [
    {
      title: '',
      task: [],
      goals: [
        { kind: 'command', id: 'zones', operation: 'DescribeAvailabilityZones' },
        { kind: 'command', id: 'sockets', program: 'ss' },
      ],
    },
  ],
  hints: [],
  solution: { text: 'aws ec2 describe-availability-zones', at: 'x.yaml:1' },
  answers: {},
  alternatives: [],
  redundant: [],
  debrief: [],
  break: null,
};

function learnOn(memory: { text: string | null }): Learn {
  return new Learn({
    store: {
      read: () => memory.text,
      write: (text: string) => {
        memory.text = text;
        return { ok: true, value: undefined };
      },
      putAside: () => undefined,
      watch: () => () => undefined,
    },
    clock: { now: () => 0 },
    files: {} as Files,
  });
}

it('what was only looked at in the terminal counts as used, after a reload too, until one starts again', () => {
  const memory = { text: null };
  const session = new ExerciseSession(EXERCISE, learnOn(memory));
  const kinds = (of: ExerciseSession) =>
    of.store.getState().steps.flatMap(({ goals }) => goals.map(({ kind }) => kind));
  expect(kinds(session)).toEqual(['not-met', 'not-met']);
  const { watched: laptop, store } = session.lab;
  const { cloud, place } = store.getState().document;
  const call = {
    service: 'ec2',
    operation: 'DescribeAvailabilityZones',
    input: {},
    ...place,
    at: cloud.clock,
  };
  laptop?.ran({ text: 'aws ec2 describe-availability-zones', where: null, exitCode: 0 }, [call], []);
  expect(kinds(session)).toEqual(['met', 'not-met']);
  laptop?.ran({ text: 'sudo ss -tlnp', where: 'i-1', exitCode: 0 }, [], []);
  expect(session.store.getState()).toMatchObject({ isSolved: true, edits: 0 });
  const again = new ExerciseSession(EXERCISE, learnOn(memory));
  expect(kinds(again)).toEqual(['met', 'met']);
  again.reset();
  expect(kinds(again)).toEqual(['not-met', 'not-met']);
});
