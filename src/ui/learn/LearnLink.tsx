import GraduationCap from 'lucide-react/icons/graduation-cap';
import { learnLink } from '../../state/learn/learn-route.ts';

/** From the Lab to the home of learning. */
export function LearnLink() {
  return (
    <a
      href={learnLink()}
      className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 font-medium text-[0.8125rem] text-ink hover:bg-sunken max-sm:border-transparent max-sm:px-2"
    >
      <GraduationCap size={16} aria-hidden="true" />
      {/* On a phone the cap has to do: the bar has no room for the word. */}
      <span className="max-sm:sr-only">Learn</span>
    </a>
  );
}
