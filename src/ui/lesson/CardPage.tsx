import ArrowLeft from 'lucide-react/icons/arrow-left';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Hammer from 'lucide-react/icons/hammer';
import { useEffect, useRef } from 'react';
import type { Card, Topic } from '../../lessons/content/topic.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { useLearn, useLearnState } from '../learn/learn-context.ts';
import { Blocks } from './Blocks.tsx';
import { Corrections } from './Corrections.tsx';
import { QuizQuestion } from './QuizQuestion.tsx';

/** A card to read, what to check oneself by, and what to do next. */
export function CardPage({ topic, card }: { readonly topic: Topic; readonly card: Card }) {
  const learn = useLearn();
  const isRead = useLearnState(({ progress }) => progress.cards[`${topic.id}/${card.id}`] !== undefined);
  const index = topic.cards.indexOf(card);
  const before = topic.cards[index - 1];
  const next = topic.cards[index + 1];
  const questions = topic.questions.filter((question) => question.card === card.id);
  const exercises = topic.exercises.filter((exercise) => exercise.card === card.id);
  useEffect(() => learn.visit(`${topic.id}/${card.id}`), [learn, topic.id, card.id]);
  return (
    <div className="grid gap-8 lg:grid-cols-[14rem_minmax(0,44rem)] lg:justify-center">
      <CardList topic={topic} current={card.id} />
      <article className="min-w-0">
        <p className="text-muted text-sm">
          <a href={learnLink(topic.id)} className="hover:underline">
            {topic.title}
          </a>{' '}
          · card {index + 1} of {topic.cards.length} · {card.minutes} min
        </p>
        <h1 className="mt-1 mb-4 text-balance font-semibold text-3xl tracking-tight">{card.title}</h1>
        <Blocks blocks={card.blocks} />
        <Corrections corrections={topic.corrections[card.id] ?? []} />
        {questions.length > 0 && (
          <section aria-label="Check yourself" className="mt-10">
            <h2 className="mb-3 font-semibold text-lg">Check yourself</h2>
            <div className="grid gap-4">
              {questions.map((question) => (
                <QuizQuestion
                  key={question.id}
                  question={question}
                  onAnswer={(isRight) => learn.answer(`${topic.id}/${question.id}`, isRight)}
                />
              ))}
            </div>
          </section>
        )}
        {exercises.length > 0 && (
          <section aria-label="Do it" className="mt-8 grid gap-2">
            <h2 className="font-semibold text-lg">Do it</h2>
            {exercises.map(({ id, title, minutes }) => (
              <a
                key={id}
                href={learnLink(topic.id, 'exercises', id)}
                className="flex items-center gap-3 rounded-xl border border-accent/40 bg-accent-soft p-4 hover:border-accent"
              >
                <Hammer size={18} aria-hidden="true" className="text-accent" />
                <span className="flex-1 font-medium">{title}</span>
                <span className="text-muted text-sm">{minutes} min</span>
              </a>
            ))}
          </section>
        )}
        <ReadMark onRead={() => learn.readCard(`${topic.id}/${card.id}`)} isRead={isRead} />
        <nav aria-label="Cards" className="mt-6 flex justify-between gap-3 border-line border-t pt-5">
          {before === undefined ? (
            <span />
          ) : (
            <a
              href={learnLink(topic.id, before.id)}
              className="inline-flex items-center gap-2 hover:underline"
            >
              <ArrowLeft size={16} aria-hidden="true" /> {before.title}
            </a>
          )}
          <a
            href={next === undefined ? learnLink(topic.id, 'quiz') : learnLink(topic.id, next.id)}
            className="inline-flex items-center gap-2 text-right font-semibold hover:underline"
          >
            {next?.title ?? 'To the quiz'} <ArrowRight size={16} aria-hidden="true" />
          </a>
        </nav>
      </article>
    </div>
  );
}

/** A card counts as read when its end was in sight. */
function ReadMark({ onRead, isRead }: { readonly onRead: () => void; readonly isRead: boolean }) {
  const mark = useRef<HTMLParagraphElement>(null);
  const tell = useRef(onRead);
  tell.current = onRead;
  useEffect(() => {
    const element = mark.current;
    if (element === null || isRead) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) tell.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isRead]);
  return (
    <p ref={mark} className="mt-8 text-muted text-sm">
      {isRead ? 'Read. It counts towards the topic.' : ' '}
    </p>
  );
}

function CardList({ topic, current }: { readonly topic: Topic; readonly current: string }) {
  const cards = useLearnState((state) => state.progress.cards);
  return (
    <nav aria-label={`Cards of ${topic.title}`} className="max-lg:hidden">
      <ol className="sticky top-20 grid max-h-[calc(100dvh-7rem)] gap-0.5 overflow-y-auto p-1 text-sm">
        {topic.cards.map(({ id, title }) => (
          <li key={id}>
            <a
              href={learnLink(topic.id, id)}
              aria-current={id === current ? 'page' : undefined}
              className="block rounded-md px-2.5 py-1.5 text-muted hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {title}
              {cards[`${topic.id}/${id}`] !== undefined && (
                <span className="text-pass">
                  {' '}
                  ✓<span className="sr-only"> read</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
