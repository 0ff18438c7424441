import { createContext, useContext, useState } from 'react';

/** How a person left a panel: its size across in pixels, and whether it stands open. */
export interface PanelState {
  readonly size: number;
  readonly isOpen: boolean;
}

/** Where the sizes of panels are kept from visit to visit. */
export interface PanelPort {
  read(name: string): PanelState | null;
  keep(name: string, state: PanelState): void;
}

/** Without a port sizes hold as long as the page. */
export const PanelContext = createContext<PanelPort | null>(null);

export interface PanelLimits {
  readonly least: number;
  readonly most: number;
  /** As it stands before anybody changed it. */
  readonly start: number;
  /** Folded away until it is needed or asked for. */
  readonly startsFolded?: boolean;
}

export interface Panel extends PanelLimits {
  readonly size: number;
  readonly isOpen: boolean;
  /** The person decided how it stands, now or on an earlier visit. */
  readonly isChosen: boolean;
  resize(size: number): void;
  setOpen(isOpen: boolean): void;
  /** Opens it for what has to be seen now, without making that the person's choice. */
  reveal(): void;
}

/** A panel beside the canvas whose size and state are the person's choice, remembered under its name. */
export function usePanel(name: string, limitsNow: () => PanelLimits): Panel {
  const port = useContext(PanelContext);
  const [limits] = useState(limitsNow);
  const within = (size: number) => Math.min(limits.most, Math.max(limits.least, size));
  const [state, setState] = useState(() => {
    const kept = port?.read(name) ?? null;
    const start: PanelState = { size: limits.start, isOpen: limits.startsFolded !== true };
    return { ...(kept ?? start), isChosen: kept !== null };
  });
  const change = ({ size, isOpen }: PanelState) => {
    setState({ size, isOpen, isChosen: true });
    port?.keep(name, { size, isOpen });
  };
  return {
    ...limits,
    size: within(state.size),
    isOpen: state.isOpen,
    isChosen: state.isChosen,
    resize: (size) => change({ size: within(size), isOpen: true }),
    setOpen: (isOpen) => {
      if (isOpen !== state.isOpen) change({ ...state, isOpen });
    },
    reveal: () => {
      if (!state.isOpen) setState({ ...state, isOpen: true });
    },
  };
}

/** Windows of laptops: there every panel begins smaller, for the drawing's sake. */
export function isSmallWindow(): boolean {
  return globalThis.innerWidth < 1400 || globalThis.innerHeight < 800;
}
