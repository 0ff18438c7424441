import Coins from 'lucide-react/icons/coins';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { CalloutTone } from '../../lessons/content/blocks.ts';

const tones = {
  exam: {
    title: 'Exam tip',
    Drawing: GraduationCap,
    look: 'border-accent/40 bg-accent-soft',
    ink: 'text-accent',
  },
  mistake: {
    title: 'Common mistake',
    Drawing: TriangleAlert,
    look: 'border-drop/40 bg-drop-soft',
    ink: 'text-drop',
  },
  cost: { title: 'Cost', Drawing: Coins, look: 'border-warn/40 bg-warn-soft', ink: 'text-warn' },
  note: { title: 'Note', Drawing: Info, look: 'border-line bg-sunken', ink: 'text-muted' },
} as const satisfies Record<CalloutTone, unknown>;

/** Something beside the text: a tip, a mistake, a cost. */
export function Callout({ tone, children }: { readonly tone: CalloutTone; readonly children: ReactNode }) {
  const { title, Drawing, look, ink } = tones[tone];
  return (
    <aside aria-label={title} className={`my-4 flex gap-3 rounded-lg border p-3.5 ${look}`}>
      <Drawing size={20} aria-hidden="true" className={`mt-0.5 shrink-0 ${ink}`} />
      <div className="min-w-0">
        <p className={`font-semibold text-sm ${ink}`}>{title}</p>
        <div className="*:my-1 *:first:mt-0 *:last:mb-0">{children}</div>
      </div>
    </aside>
  );
}
