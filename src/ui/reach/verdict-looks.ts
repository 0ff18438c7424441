import type { ReachCell } from '../../state/reach.ts';

interface Look {
  /** The lines of the symbol, in a field of 24 by 24: Lucide's shapes. */
  readonly mark: string;
  /** Of the symbol. */
  readonly ink: string;
  readonly fill: string;
}

/**
 * Each verdict has its own shape; the colour only groups them. Most pairs are blocked and are meant to be:
 * they stay quiet, so that what is open stands out.
 */
export const verdictLooks: Record<ReachCell['verdict'], Look> = {
  reachable: { mark: 'M20 6 9 17l-5-5', ink: 'text-pass', fill: 'bg-pass-soft' },
  partly: {
    mark: 'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01',
    ink: 'text-warn',
    fill: 'bg-warn-soft',
  },
  'reply-lost': { mark: 'M20 20v-7a4 4 0 0 0-4-4H4M9 14 4 9l5-5', ink: 'text-drop', fill: 'bg-drop-soft' },
  refused: {
    mark: 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0zM4.93 4.93l14.14 14.14',
    ink: 'text-warn',
    fill: 'bg-warn-soft',
  },
  blocked: { mark: 'M18 6 6 18M6 6l12 12', ink: 'text-drop', fill: 'bg-sunken' },
  unknown: {
    mark: 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0zM9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01',
    ink: 'text-muted',
    fill: 'bg-sunken',
  },
};
