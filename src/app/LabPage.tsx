import { systemClock } from '../platform/clock.ts';
import { readDrop } from '../platform/dropped-files.ts';
import { keptDraft } from '../platform/kept-draft.ts';
import { keptPanels } from '../platform/kept-panels.ts';
import { pageSettings } from '../platform/page-settings.ts';
import { browserProgressStore } from '../platform/progress-store.ts';
import { pageTheme } from '../platform/theme.ts';
import type { Library } from '../state/documents/library.ts';
import { Banners } from '../ui/documents/Banners.tsx';
import { BuilderRail } from '../ui/documents/BuilderRail.tsx';
import { DocumentMenu } from '../ui/documents/DocumentMenu.tsx';
import { DocumentSheets, OpenSheet } from '../ui/documents/DocumentSheets.tsx';
import { DropFiles } from '../ui/documents/DropFiles.tsx';
import { FitWhenOpened } from '../ui/documents/FitWhenOpened.tsx';
import { LatePasteOffer } from '../ui/documents/LatePasteOffer.tsx';
import { LibraryContext } from '../ui/documents/library-context.ts';
import { ReportDialog } from '../ui/documents/ReportDialog.tsx';
import { SaveChip } from '../ui/documents/SaveChip.tsx';
import { ShareButton } from '../ui/documents/ShareButton.tsx';
import { WelcomeCard } from '../ui/documents/WelcomeCard.tsx';
import { Inspector } from '../ui/inspector/Inspector.tsx';
import { Dock } from '../ui/lab/Dock.tsx';
import { LabScreen } from '../ui/lab/LabScreen.tsx';
import { ReviewContext } from '../ui/lab/review-port.ts';
import { LearnLink } from '../ui/learn/LearnLink.tsx';

/** Progress is read and written with the first question that was missed. */
const missed = (question: string) => {
  void import('../state/learn/miss-question.ts').then(({ missQuestion }) =>
    missQuestion(browserProgressStore, question, systemClock.now()),
  );
};

/** The Lab with a person's documents around it. */
export function LabPage({ library }: { readonly library: Library }) {
  const open = async (transfer: DataTransfer) => library.openFiles(await readDrop(transfer));
  return (
    <LibraryContext value={library}>
      <ReviewContext value={missed}>
        <DocumentSheets>
          <DropFiles onDrop={(transfer) => void open(transfer)}>
            <LabScreen
              lab={library.lab}
              theme={pageTheme}
              settings={pageSettings}
              panels={keptPanels}
              menu={<DocumentMenu />}
              rail={<BuilderRail drafts={keptDraft} />}
              actions={
                <>
                  <LearnLink />
                  <ShareButton />
                </>
              }
              banner={
                <>
                  <Banners />
                  <ReportDialog />
                  <OpenSheet />
                  <FitWhenOpened />
                  <LatePasteOffer />
                </>
              }
              welcome={<WelcomeCard />}
              saving={<SaveChip />}
              inspector={<Inspector />}
            >
              <Dock />
            </LabScreen>
          </DropFiles>
        </DocumentSheets>
      </ReviewContext>
    </LibraryContext>
  );
}
