import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { learnLink } from '../../state/learn/learn-route.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Logo } from '../components/Logo.tsx';
import { TooltipLayer } from '../components/TooltipLayer.tsx';
import { ThemeSwitch } from '../lab/ThemeSwitch.tsx';
import type { ThemePort } from '../lab/theme-port.ts';
import { useLearn, useLearnState } from './learn-context.ts';
import { SearchField } from './SearchField.tsx';

/** Around every page of learning: where one is, the search, the way to the Lab. */
export function LearnFrame(props: { readonly theme: ThemePort; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-page text-[0.9375rem] text-ink">
      <button
        type="button"
        onClick={() => document.getElementById('content')?.focus()}
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-2"
      >
        Skip to the lesson
      </button>
      <header className="sticky top-0 z-30 border-line border-b bg-surface print:hidden">
        <div className="mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-2 gap-y-1.5 px-4 py-2">
          <a href={learnLink()} className="flex items-center gap-2 rounded-md font-semibold">
            <Logo className="size-7" />
            <span className="text-base tracking-tight max-sm:sr-only">Skytrace</span>
          </a>
          <nav aria-label="Main" className="ml-2 flex gap-1 text-sm">
            <NavLink href={learnLink()}>Learn</NavLink>
            <NavLink href={learnLink('summary')}>Learnt</NavLink>
            <NavLink href="#">Lab</NavLink>
          </nav>
          <div className="flex-1" />
          <div className="max-sm:order-last max-sm:w-full">
            <SearchField />
          </div>
          <ThemeSwitch theme={props.theme} />
        </div>
      </header>
      <Notice />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 pb-16 outline-none"
      >
        {props.children}
      </main>
      <TooltipLayer />
    </div>
  );
}

function NavLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} className="rounded-md px-2.5 py-1.5 font-medium text-muted hover:bg-sunken hover:text-ink">
      {children}
    </a>
  );
}

function Notice() {
  const learn = useLearn();
  const notice = useLearnState((state) => state.notice);
  if (notice === null) return null;
  return (
    <div role="status" className="border-line border-b bg-warn-soft">
      <div className="mx-auto flex max-w-6xl items-center gap-3 px-4 py-2 text-sm">
        <p className="flex-1">{notice}</p>
        <IconButton label="Dismiss" onClick={() => learn.dismiss()}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
