import { useReactFlow } from '@xyflow/react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Maximize from 'lucide-react/icons/maximize';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import type { ReactNode } from 'react';
import { blankDocument, sampleDocument } from '../../state/start-documents.ts';
import { FIT, zoomTime } from '../canvas/view.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Logo } from '../components/Logo.tsx';
import { Popover } from '../components/Popover.tsx';
import { HistoryButtons } from './HistoryButtons.tsx';
import { useLab, useLabState } from './lab-context.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { SelectionButtons } from './SelectionButtons.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import type { ThemePort } from './theme-port.ts';
import { ViewMenu } from './ViewMenu.tsx';

/** Above the canvas: the document, its history, what one does to the selection, the view. */
export function Toolbar({ theme }: { readonly theme: ThemePort }) {
  const flow = useReactFlow();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b bg-surface px-3">
      <Logo className="size-7" />
      <h1 className="mr-2 ml-1 font-semibold text-base tracking-tight">Skytrace</h1>
      <DocumentMenu />
      <Separator />
      <HistoryButtons />
      <Separator />
      <SelectionButtons />
      <MoveMenu />
      <div className="flex-1" />
      <IconButton
        label="Zoom out"
        shortcut="Mod+-"
        onClick={() => void flow.zoomOut({ duration: zoomTime() })}
      >
        <Minus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label="Zoom in" shortcut="Mod+=" onClick={() => void flow.zoomIn({ duration: zoomTime() })}>
        <Plus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Fit everything into view"
        shortcut="Shift+1"
        onClick={() => void flow.fitView({ ...FIT, duration: zoomTime() })}
      >
        <Maximize size={16} aria-hidden="true" />
      </IconButton>
      <ViewMenu />
      <ThemeSwitch theme={theme} />
    </header>
  );
}

function Separator() {
  return <div aria-hidden="true" className="mx-1.5 h-6 w-px bg-line" />;
}

function DocumentMenu() {
  const lab = useLab();
  const name = useLabState((state) => state.document.name);
  const flow = useReactFlow();
  const open = (document: Parameters<typeof lab.load>[0]) => {
    lab.load(document);
    requestAnimationFrame(() => requestAnimationFrame(() => void flow.fitView(FIT)));
  };
  return (
    <Popover
      label="Start from"
      button={(props) => (
        <Button
          look="quiet"
          {...props}
          aria-label={`Architecture: ${name}`}
          data-tip="Open another architecture"
        >
          <span className="max-w-56 truncate">{name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      )}
    >
      {(close) => (
        <>
          <Choice
            title="Three tiers, two zones"
            detail="Web, application and database subnets with NAT gateways"
            onClick={() => {
              close();
              open(sampleDocument('sample'));
            }}
          />
          <Choice
            title="Blank canvas"
            detail="An empty Region to build in"
            onClick={() => {
              close();
              open(blankDocument('blank'));
            }}
          />
        </>
      )}
    </Popover>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly detail: ReactNode;
  readonly onClick: () => void;
}

function Choice({ title, detail, onClick }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="block w-72 rounded-md px-2.5 py-1.5 text-left hover:bg-sunken"
    >
      <span className="block font-medium">{title}</span>
      <span className="block text-muted text-xs">{detail}</span>
    </button>
  );
}
