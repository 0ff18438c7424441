import { useEffect, useRef } from 'react';
import { AwsIcon } from '../components/AwsIcon.tsx';
import type { Entry, Section } from './rank.ts';

interface Props {
  readonly id: string;
  readonly sections: readonly Section[];
  /** Index of the chosen entry over all sections; -1: there is none. */
  readonly current: number;
  readonly onPoint: (index: number) => void;
  readonly onUse: (entry: Entry) => void;
}

/** What was found. The focus stays in the field above; the chosen entry is told by its id. */
export function OptionList({ id, sections, current, onPoint, onUse }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current === 0) list.current?.scrollTo({ top: 0 });
    else document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  let index = -1;
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      tabIndex={-1}
      aria-label="Found"
      hidden={sections.length === 0}
      className="min-h-0 flex-1 overflow-y-auto p-1.5"
    >
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: inside a list of choices a group is this, not a fieldset
        <div key={section.title} role="group" aria-label={section.title} className="pb-1.5">
          <div
            aria-hidden="true"
            className="px-2.5 pt-1.5 pb-1 font-semibold text-[0.6875rem] text-muted uppercase tracking-wider"
          >
            {section.title}
          </div>
          {section.entries.map((entry) => {
            index += 1;
            const at = index;
            return (
              <Option
                key={entry.id}
                id={`${id}-${at}`}
                entry={entry}
                isChosen={at === current}
                onPoint={() => onPoint(at)}
                onUse={() => onUse(entry)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onUse: () => void;
}

function Option({ id, entry, isChosen, onPoint, onUse }: OptionProps) {
  const { title, detail, icon, shortcut, reason } = entry;
  const note = reason ?? detail;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-disabled={reason !== null}
      onPointerMove={() => {
        if (!isChosen) onPoint();
      }}
      onClick={onUse}
      className="flex min-h-9 cursor-default scroll-my-8 items-center gap-2.5 rounded-md px-2.5 py-1 aria-selected:bg-accent-soft"
    >
      <span className="flex w-5 shrink-0 justify-center">
        {icon !== null && <AwsIcon icon={icon} size={20} />}
      </span>
      <span className={`shrink-0 font-medium ${reason === null ? '' : 'text-muted'}`}>{title}</span>{' '}
      <span className="min-w-0 flex-1 truncate text-muted text-xs">{note}</span>
      {shortcut !== null && (
        <kbd className="shrink-0 rounded border border-line bg-surface px-1.5 py-0.5 font-sans text-muted text-xs">
          {shortcut}
        </kbd>
      )}
    </div>
  );
}
