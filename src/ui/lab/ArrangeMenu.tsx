import AlignCenterY from 'lucide-react/icons/align-center-horizontal';
import AlignCenterX from 'lucide-react/icons/align-center-vertical';
import AlignBottom from 'lucide-react/icons/align-end-horizontal';
import AlignRight from 'lucide-react/icons/align-end-vertical';
import SpreadX from 'lucide-react/icons/align-horizontal-space-between';
import AlignTop from 'lucide-react/icons/align-start-horizontal';
import AlignLeft from 'lucide-react/icons/align-start-vertical';
import SpreadY from 'lucide-react/icons/align-vertical-space-between';
import { align, distribute, type Edge } from '../../editor/commands/arrange.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Popover } from '../components/Popover.tsx';
import { useLab, useLabState } from './lab-context.ts';

const edges: readonly (readonly [Edge, string, typeof AlignLeft, string | undefined])[] = [
  ['left', 'Align left edges', AlignLeft, 'Mod+Shift+ArrowLeft'],
  ['center', 'Align centres', AlignCenterX, undefined],
  ['right', 'Align right edges', AlignRight, 'Mod+Shift+ArrowRight'],
  ['top', 'Align top edges', AlignTop, 'Mod+Shift+ArrowUp'],
  ['middle', 'Align middles', AlignCenterY, undefined],
  ['bottom', 'Align bottom edges', AlignBottom, 'Mod+Shift+ArrowDown'],
];

/** Lining up what is selected; it shows itself once two or more are. */
export function ArrangeMenu() {
  const lab = useLab();
  const count = useLabState((state) => state.selection.length);
  if (count < 2) return null;
  const across = lab.canRun(distribute, { axis: 'x' });
  const edge = lab.canRun(align, { edge: 'left' });
  const words = (title: string, verdict: true | string) =>
    verdict === true ? title : `${title}: ${verdict}`;
  return (
    <Popover
      label="Align and distribute"
      button={(props) => (
        <IconButton label="Align and distribute" {...props}>
          <AlignLeft size={16} aria-hidden="true" />
        </IconButton>
      )}
    >
      {() => (
        <div className="grid grid-cols-4 gap-0.5">
          {edges.map(([name, title, Drawing, shortcut]) => (
            <IconButton
              key={name}
              label={words(title, edge)}
              shortcut={shortcut}
              aria-disabled={edge !== true}
              onClick={() => {
                if (edge === true) lab.whenReady(() => lab.run(align, { edge: name }));
              }}
            >
              <Drawing size={16} aria-hidden="true" />
            </IconButton>
          ))}
          {(
            [
              ['x', 'Distribute across', SpreadX],
              ['y', 'Distribute down', SpreadY],
            ] as const
          ).map(([axis, title, Drawing]) => (
            <IconButton
              key={axis}
              label={words(title, across)}
              aria-disabled={across !== true}
              onClick={() => {
                if (across === true) lab.whenReady(() => lab.run(distribute, { axis }));
              }}
            >
              <Drawing size={16} aria-hidden="true" />
            </IconButton>
          ))}
        </div>
      )}
    </Popover>
  );
}
