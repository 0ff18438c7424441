import type { DraftStore } from '../../state/learn/exercise-builder.ts';
import { Late } from '../components/Late.tsx';
import { exerciseBuilder } from './late-parts.ts';
import { useSheets } from './sheets-context.ts';

/** Beside the canvas while an exercise is made of it. */
export function BuilderRail({ drafts }: { readonly drafts: DraftStore }) {
  const { making, make } = useSheets();
  if (!making.isOpen) return null;
  return <Late of={exerciseBuilder} props={{ kept: making, drafts, onClose: () => make(false) }} />;
}
