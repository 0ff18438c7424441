import Refused from 'lucide-react/icons/ban';
import Pass from 'lucide-react/icons/check';
import Unknown from 'lucide-react/icons/circle-question-mark';
import ReplyLost from 'lucide-react/icons/corner-up-left';
import Partly from 'lucide-react/icons/triangle-alert';
import Blocked from 'lucide-react/icons/x';
import type { ReachCell } from '../../state/reach.ts';

interface Look {
  readonly icon: typeof Pass;
  /** Of the symbol. */
  readonly ink: string;
  readonly fill: string;
}

/**
 * Each verdict has its own shape; the colour only groups them. Most pairs are blocked and are meant to be:
 * they stay quiet, so that what is open stands out.
 */
export const verdictLooks: Record<ReachCell['verdict'], Look> = {
  reachable: { icon: Pass, ink: 'text-pass', fill: 'bg-pass-soft' },
  partly: { icon: Partly, ink: 'text-warn', fill: 'bg-warn-soft' },
  'reply-lost': { icon: ReplyLost, ink: 'text-drop', fill: 'bg-drop-soft' },
  refused: { icon: Refused, ink: 'text-warn', fill: 'bg-warn-soft' },
  blocked: { icon: Blocked, ink: 'text-drop', fill: 'bg-sunken' },
  unknown: { icon: Unknown, ink: 'text-muted', fill: 'bg-sunken' },
};
