import { useReactFlow } from '@xyflow/react';
import Maximize from 'lucide-react/icons/maximize';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import type { ReactNode } from 'react';
import { FIT, zoomTime } from '../canvas/view.ts';
import { SearchButton } from '../command-palette/SearchButton.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Logo } from '../components/Logo.tsx';
import { HistoryButtons } from './HistoryButtons.tsx';
import { LateArrangeMenu } from './LateArrangeMenu.tsx';
import { useLabState } from './lab-context.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { SelectionButtons } from './SelectionButtons.tsx';
import { useSettings } from './settings-port.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { ToolButtons } from './ToolButtons.tsx';
import type { ThemePort } from './theme-port.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface Props {
  readonly theme: ThemePort;
  /** The document and what one does with documents; without one, its name. */
  readonly menu?: ReactNode;
  readonly actions?: ReactNode;
}

/** Above the canvas: the document, its history, what one does to the selection, the view. */
export function Toolbar({ theme, menu, actions }: Props) {
  const flow = useReactFlow();
  const name = useLabState((state) => state.document.name);
  const { view } = useSettings();
  return (
    <header
      data-region="toolbar"
      className="flex h-12 shrink-0 items-center gap-1 border-line border-b bg-surface px-3 max-sm:gap-0.5 max-sm:px-1.5"
    >
      <Logo className="size-7 shrink-0" />
      <h1 className="mr-2 ml-1 font-semibold text-base tracking-tight max-xl:sr-only">Skytrace</h1>
      {menu ?? <span className="max-w-56 truncate font-medium">{name}</span>}
      <div className="contents max-lg:hidden">
        <Separator />
        <HistoryButtons />
        <Separator />
        <SelectionButtons />
        <MoveMenu />
        <LateArrangeMenu />
      </div>
      <div className="flex-1" />
      <SearchButton theme={theme} />
      <div className="contents max-lg:hidden">
        <ViewSwitch />
      </div>
      <div className={view === 'canvas' ? 'contents max-lg:hidden' : 'hidden'}>
        <IconButton
          label="Zoom out"
          className="max-[1400px]:hidden"
          shortcut="Mod+-"
          onClick={() => void flow.zoomOut({ duration: zoomTime() })}
        >
          <Minus size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Zoom in"
          className="max-[1400px]:hidden"
          shortcut="Mod+="
          onClick={() => void flow.zoomIn({ duration: zoomTime() })}
        >
          <Plus size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Fit everything into view"
          shortcut="Shift+1"
          onClick={() => void flow.fitView({ ...FIT, duration: zoomTime() })}
        >
          <Maximize size={16} aria-hidden="true" />
        </IconButton>
        <ToolButtons />
        <ViewMenu />
      </div>
      <ThemeSwitch theme={theme} />
      {actions}
    </header>
  );
}

function Separator() {
  return <div aria-hidden="true" className="mx-1.5 h-6 w-px bg-line" />;
}
