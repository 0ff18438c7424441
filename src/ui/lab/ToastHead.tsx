import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { useLab } from './lab-context.ts';

/** What a toast is about, what can be done about it, and the cross that ends it. */
export function ToastHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const lab = useLab();
  return (
    <div className="flex items-center gap-1">
      <p className="min-w-0 flex-1 truncate font-semibold">{title}</p>
      {children}
      <IconButton label="Dismiss" onClick={() => lab.dismiss()}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
