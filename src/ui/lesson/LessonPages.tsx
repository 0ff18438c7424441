import { use, useEffect, useState } from 'react';
import type { Topic } from '../../lessons/content/topic.ts';
import { type LearnRoute, learnLink } from '../../state/learn/learn-route.ts';
import { topicOf } from '../../state/learn/topics.ts';
import { useLearn } from '../learn/learn-context.ts';
import { CardPage } from './CardPage.tsx';
import { PrintPage } from './PrintPage.tsx';
import { type Asked, QuizPage } from './QuizPage.tsx';
import { TermsContext } from './Term.tsx';
import { TopicPage } from './TopicPage.tsx';

type LessonRoute = Extract<LearnRoute, { page: 'topic' | 'card' | 'quiz' | 'print' }>;

/** The pages of one topic. */
export function LessonPages({ route }: { readonly route: LessonRoute }) {
  const topic = use(topicOf(route.topic));
  if (topic === undefined) return <Missing what={`There is no topic “${route.topic}”.`} />;
  return <TermsContext value={topic.terms}>{page(topic, route)}</TermsContext>;
}

function page(topic: Topic, route: LessonRoute) {
  switch (route.page) {
    case 'topic':
      return <TopicPage topic={topic} />;
    case 'print':
      return <PrintPage topic={topic} />;
    case 'quiz':
      return (
        <QuizPage
          key={topic.id}
          title={`Quiz: ${topic.title}`}
          asked={topic.questions.map((question) => ({ topic: topic.id, question }))}
          back={learnLink(topic.id)}
        />
      );
    case 'card': {
      const card = topic.cards.find(({ id }) => id === route.card);
      if (card === undefined)
        return <Missing what={`${topic.title} has no card “${route.card}”.`} to={learnLink(topic.id)} />;
      return <CardPage key={card.id} topic={topic} card={card} />;
    }
    default:
      return route satisfies never;
  }
}

/** Missed questions of all topics whose day has come; they stay the same while one answers them. */
export function ReviewPage() {
  const learn = useLearn();
  const [asked, setAsked] = useState<readonly Asked[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void gather(learn.due()).then((found) => {
      if (!isGone) setAsked(found);
    });
    return () => {
      isGone = true;
    };
  }, [learn]);
  return asked === null ? null : <QuizPage title="Review" asked={asked} back={learnLink()} />;
}

async function gather(due: readonly string[]): Promise<readonly Asked[]> {
  const found = await Promise.all(
    due.map(async (path) => {
      const [topic = '', id = ''] = path.split('/');
      const question = (await topicOf(topic))?.questions.find((one) => one.id === id);
      return question === undefined ? [] : [{ topic, question }];
    }),
  );
  return found.flat();
}

function Missing({ what, to = learnLink() }: { readonly what: string; readonly to?: string }) {
  return (
    <p>
      {what}{' '}
      <a href={to} className="text-accent underline">
        See what there is
      </a>
    </p>
  );
}
