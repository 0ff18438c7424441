import Download from 'lucide-react/icons/download';
import { useMemo, useState } from 'react';
import { type PictureChoice, pictureOf } from '../../state/documents/picture.ts';
import { nameOfEnd } from '../../state/name-of-end.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useLab } from '../lab/lab-context.ts';
import { useLibrary } from './library-context.ts';

/** The drawing as a picture for a slide or a page: how it will look, and what goes into it. */
export function PictureDialog({ onClose }: { readonly onClose: () => void }) {
  const lab = useLab();
  const library = useLibrary();
  // Taken once: a playing trace changes the store many times a second, and the picture not at all.
  const [state] = useState(() => lab.store.getState());
  const { open, document: drawn } = state;
  const [choice, setChoice] = useState<PictureChoice>(() => ({
    theme: isDark() ? 'dark' : 'light',
    title: true,
    legend: true,
    trace: open !== null,
  }));
  const [problem, setProblem] = useState<string | null>(null);
  const picture = useMemo(() => pictureOf(state, choice), [state, choice]);
  const change = (part: Partial<PictureChoice>) => setChoice((before) => ({ ...before, ...part }));
  const save = async (kind: 'png' | 'svg') => {
    const saved = await library.takeAlong.picture(kind, picture);
    setProblem(saved.ok ? null : saved.error);
  };
  return (
    <Dialog title="Export a picture" width="wide" onClose={onClose}>
      <div className="grid gap-4 lg:grid-cols-[1fr_15rem]">
        <div className="grid place-items-center overflow-hidden rounded-lg border border-line bg-sunken p-3">
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`}
            width={picture.width}
            height={picture.height}
            alt={`The picture: ${drawn.name}`}
            className="h-auto max-h-[58dvh] w-auto max-w-full rounded shadow-md"
          />
        </div>
        <div className="flex flex-col gap-4">
          <fieldset className="grid grid-cols-2 gap-1.5">
            <legend className="mb-1.5 font-medium">Colours</legend>
            {(['light', 'dark'] as const).map((theme) => (
              <label
                key={theme}
                className="flex items-center gap-2 rounded-md border border-line px-2.5 py-1.5 has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="picture-theme"
                  checked={choice.theme === theme}
                  onChange={() => change({ theme })}
                  className="accent-accent"
                />
                {theme === 'light' ? 'Light' : 'Dark'}
              </label>
            ))}
          </fieldset>
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium">Show</legend>
            <Tick label="Title" isOn={choice.title} onChange={(title) => change({ title })} />
            <Tick label="Legend" isOn={choice.legend} onChange={(legend) => change({ legend })} />
            {open !== null && (
              <Tick
                label={`Trace ${nameOfEnd(drawn.cloud, open.probe.from)} → ${nameOfEnd(drawn.cloud, open.probe.to)}`}
                isOn={choice.trace}
                onChange={(trace) => change({ trace })}
              />
            )}
          </fieldset>
          <div className="mt-auto grid gap-2">
            <p className="text-muted text-xs tabular-nums">
              {(picture.width * 2).toLocaleString('en')} × {(picture.height * 2).toLocaleString('en')} pixels
              as PNG; SVG stays sharp at any size.
            </p>
            <Button look="accent" className="h-9 justify-center" onClick={() => void save('png')}>
              <Download size={14} aria-hidden="true" />
              Download PNG
            </Button>
            <Button className="h-9 justify-center" onClick={() => void save('svg')}>
              <Download size={14} aria-hidden="true" />
              Download SVG
            </Button>
            <p role="status" className="text-drop">
              {problem}
            </p>
          </div>
        </div>
      </div>
    </Dialog>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="shrink-0 accent-accent"
      />
      <span className="min-w-0 break-words">{label}</span>
    </label>
  );
}

/** As the page is now, by its setting or the system's. */
function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
