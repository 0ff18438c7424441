import { type ReactNode, useEffect, useRef } from 'react';
import type { ChoiceGroup } from '../../state/inspector/group-rules.ts';

export const fieldLook =
  'h-8 w-full min-w-0 rounded-md border border-line bg-page px-2 text-[0.8125rem] placeholder:text-muted aria-invalid:border-drop';

/** A label above its control. */
export function Labelled(props: {
  readonly label: string;
  readonly htmlFor: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <div className={`min-w-0 ${props.className ?? ''}`}>
      <label htmlFor={props.htmlFor} className="mb-0.5 block font-medium text-muted text-xs">
        {props.label}
      </label>
      {props.children}
    </div>
  );
}

/** Options of a select in groups. */
export function GroupedOptions({ groups }: { readonly groups: readonly ChoiceGroup[] }) {
  return groups.map(({ label, choices }) => (
    <optgroup key={label} label={label}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </optgroup>
  ));
}

/** Puts the focus into what was just opened. */
export function useFocusFirst<E extends HTMLElement>() {
  const first = useRef<E>(null);
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'nearest' });
    first.current?.focus();
  }, []);
  return first;
}
