import type { Proposal } from '../../state/documents/library-state.ts';
import type { DraftStore } from '../../state/learn/exercise-builder.ts';
import { latePart } from '../components/late-part.ts';
import type { Making } from './sheets-context.ts';

interface DialogProps {
  readonly onClose: () => void;
}

/** The link packer and its sheet: when somebody shares. */
export const shareSheet = latePart<DialogProps>(
  'the share sheet',
  async () => (await import('./ShareSheet.tsx')).ShareSheet,
);

/** The gallery builds every ready architecture: when somebody looks. */
export const startDialog = latePart<DialogProps>(
  'the architectures',
  async () => (await import('./StartDialog.tsx')).StartDialog,
);

/** Drawing a picture of one's own: when somebody saves one. */
export const pictureDialog = latePart<DialogProps>(
  'the picture',
  async () => (await import('./PictureDialog.tsx')).PictureDialog,
);

/** Reading snapshots and telling what differs: when somebody goes back or compares. */
export const snapshotsDialog = latePart<DialogProps>(
  'the snapshots',
  async () => (await import('./SnapshotsDialog.tsx')).SnapshotsDialog,
);

/** Read once, if ever. */
export const aboutDialog = latePart<DialogProps>(
  'the page about Skytrace',
  async () => (await import('./AboutDialog.tsx')).AboutDialog,
);

/** Telling what differs: when a link that proposes a change was opened. */
export const proposalDialog = latePart<DialogProps>(
  'the proposal',
  async () => (await import('./ProposalDialog.tsx')).ProposalDialog,
);

interface BuilderProps extends DialogProps {
  readonly kept: Making;
  readonly drafts: DraftStore;
}

/** The proofs of exercises and what packs them: when a teacher makes one. */
export const exerciseBuilder = latePart<BuilderProps>(
  'the exercise builder',
  async () => (await import('../exercise/ExerciseBuilder.tsx')).ExerciseBuilder,
);

interface ProposalBannerProps {
  readonly proposal: Proposal;
  readonly words: string | null;
  readonly back: string;
  readonly onBack: () => void;
}

/** Few links propose a change. */
export const proposalBanner = latePart<ProposalBannerProps>(
  'the proposal',
  async () => (await import('./ProposalBanner.tsx')).ProposalBanner,
);
