import FileUp from 'lucide-react/icons/file-up';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { type ReactNode, useMemo } from 'react';
import { type GalleryCard, galleryCards } from '../../state/documents/gallery-cards.ts';
import type { DocumentInfo } from '../../state/documents/library-state.ts';
import { ChoiceCard } from '../components/ChoiceCard.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useLibrary, useLibraryState } from './library-context.ts';
import { ScenePreview } from './ScenePreview.tsx';

/** Where everything begins: one's own architectures, ready ones, a blank canvas, files. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const library = useLibrary();
  const documents = useLibraryState((state) => state.documents);
  const cards = useMemo(galleryCards, []);
  const leave = (act: () => void) => {
    onClose();
    act();
  };
  return (
    <Dialog title="Architectures" width="wide" onClose={onClose}>
      <div className="grid gap-5">
        {documents.length > 0 && (
          <Part title="Yours, on this device">
            <ul className="grid gap-1.5 sm:grid-cols-2">
              {documents.map((info) => (
                <Own
                  key={info.id}
                  info={info}
                  onOpen={() => leave(() => void library.open(info.id))}
                  onDelete={() => leave(() => void library.remove(info.id))}
                />
              ))}
            </ul>
          </Part>
        )}
        <Part title="Start anew">
          <div className="grid gap-3 sm:grid-cols-2">
            <ChoiceCard
              title="Blank canvas"
              detail="An empty Region: drag a VPC onto it and go on from there."
              onClick={() => leave(() => void library.startBlank())}
            >
              <Plus size={20} aria-hidden="true" />
            </ChoiceCard>
            <ChoiceCard
              title="Open or import a file"
              detail="A document saved here, or what aws ec2 describe-* answered. Dropping files anywhere on the page does the same."
              onClick={() => leave(() => void library.pickFiles())}
            >
              <FileUp size={20} aria-hidden="true" />
            </ChoiceCard>
          </div>
        </Part>
        <Part title="Ready architectures">
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            {cards.map((card) => (
              <Ready
                key={card.entry.id}
                card={card}
                onClick={() => leave(() => void library.startFrom(card.entry))}
              />
            ))}
          </ul>
        </Part>
        <p className="text-muted text-xs">
          Everything stays in this browser: nothing you draw, open or import is sent anywhere.
        </p>
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-2 font-semibold text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function Own(props: {
  readonly info: DocumentInfo;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
}) {
  const { id, name, savedAt } = props.info;
  const isOpen = useLibraryState((state) => state.current === id);
  return (
    <li className="flex items-center gap-1 rounded-lg border border-line pr-1">
      <button
        type="button"
        aria-current={isOpen ? 'true' : undefined}
        onClick={props.onOpen}
        className="min-w-0 flex-1 rounded-lg px-3 py-2 text-left hover:bg-sunken"
      >
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-muted text-xs">
          {isOpen ? 'Open now · ' : ''}
          {WHEN.format(savedAt)}
        </span>
      </button>
      <IconButton label={`Delete ${name}`} onClick={props.onDelete}>
        <Trash size={15} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function Ready({ card, onClick }: { readonly card: GalleryCard; readonly onClick: () => void }) {
  const { entry, scene, resources } = card;
  return (
    <li>
      <button
        type="button"
        onClick={onClick}
        className="flex size-full flex-col gap-1.5 rounded-lg border border-line p-2.5 text-left hover:border-accent hover:bg-accent-soft"
      >
        <ScenePreview scene={scene} />
        <span className="mt-0.5 font-semibold">{entry.title}</span>
        <span className="flex-1 text-muted text-xs">{entry.about}</span>
        <span className="text-muted text-xs tabular-nums">
          {resources} resources · {entry.questions.length}{' '}
          {entry.questions.length === 1 ? 'question' : 'questions'}
        </span>
      </button>
    </li>
  );
}
