import type { ReactNode } from 'react';
import { Icon } from '../components/Icon.tsx';

/** Whether an answer was right, told to everybody. */
export function Outcome(props: { readonly isRight: boolean; readonly children?: ReactNode }) {
  const { isRight, children } = props;
  return (
    <div
      role="status"
      className={`mt-3 flex gap-2 rounded-lg p-3 text-sm ${isRight ? 'bg-pass-soft' : 'bg-drop-soft'}`}
    >
      <span className={isRight ? 'text-pass' : 'text-drop'}>
        <Icon name={isRight ? 'pass' : 'drop'} className="mt-0.5 size-4" />
      </span>
      <p>
        <strong className="font-semibold">{isRight ? 'Right.' : 'Not quite.'}</strong> {children}
      </p>
    </div>
  );
}
