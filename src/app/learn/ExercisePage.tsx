import { use, useState } from 'react';
import type { Exercise } from '../../lessons/content/topic.ts';
import { pageSettings } from '../../platform/page-settings.ts';
import { pageTheme } from '../../platform/theme.ts';
import { ExerciseSession } from '../../state/learn/exercise.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { topicOf } from '../../state/learn/topics.ts';
import { ExercisePanel } from '../../ui/exercise/ExercisePanel.tsx';
import type { PuzzleFrame } from '../../ui/exercise/PuzzleHead.tsx';
import { Inspector } from '../../ui/inspector/Inspector.tsx';
import { Dock } from '../../ui/lab/Dock.tsx';
import { LabScreen } from '../../ui/lab/LabScreen.tsx';
import { ReviewContext } from '../../ui/lab/review-port.ts';
import { LearnLink } from '../../ui/learn/LearnLink.tsx';
import { useLearn } from '../../ui/learn/learn-context.ts';
import { TermsContext } from '../../ui/lesson/Term.tsx';
import { HeldFixes } from '../../ui/trace/held-fixes.ts';

interface Props {
  readonly topic: string;
  readonly exercise: string;
}

/** An exercise in a Lab of its own: a person's documents are not touched. */
export function ExercisePage({ topic: topicId, exercise: id }: Props) {
  const topic = use(topicOf(topicId));
  const exercise = topic?.exercises.find((one) => one.id === id);
  if (topic === undefined || exercise === undefined)
    return (
      <main className="p-6 text-ink">
        <p>
          There is no such exercise.{' '}
          <a href={learnLink()} className="text-accent underline">
            See what there is
          </a>
        </p>
      </main>
    );
  return (
    <TermsContext value={topic.terms}>
      <ExerciseLab
        key={`${topicId}/${id}`}
        exercise={exercise}
        from={{ title: topic.title, href: learnLink(topicId) }}
      />
    </TermsContext>
  );
}

interface LabProps {
  readonly exercise: Exercise;
  /** Where one comes from. */
  readonly from: { readonly title: string; readonly href: string };
  readonly puzzle?: PuzzleFrame;
}

export function ExerciseLab({ exercise, from, puzzle }: LabProps) {
  const learn = useLearn();
  const [session] = useState(() => new ExerciseSession(exercise, learn));
  const missed = session.isShared ? null : (question: string) => learn.answer(question, false);
  return (
    <ReviewContext value={missed}>
      <HeldFixes value={true}>
        <LabScreen
          lab={session.lab}
          theme={pageTheme}
          settings={pageSettings}
          menu={
            <p className="min-w-0 truncate">
              <a href={from.href} className="text-muted hover:underline">
                {from.title}
              </a>
              <span className="text-muted"> / </span>
              <strong className="font-semibold">{exercise.title}</strong>
            </p>
          }
          actions={<LearnLink />}
          rail={<ExercisePanel session={session} puzzle={puzzle} />}
          inspector={<Inspector />}
        >
          <Dock opensTerminal={exercise.terminal !== null} />
        </LabScreen>
      </HeldFixes>
    </ReviewContext>
  );
}
