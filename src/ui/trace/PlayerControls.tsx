import { useEffect } from 'react';
import type { OpenTrace } from '../../state/lab.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useLab } from '../lab/lab-context.ts';
import { SPEEDS, STEP_MS } from './speeds.ts';

/** Step, hop, play and pace. */
export function PlayerControls({ open }: { readonly open: OpenTrace }) {
  const lab = useLab();
  const { cursor, isPlaying, speed, ticks } = open;
  const isAtEnd = cursor >= ticks.length - 1;
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (isAtEnd) {
      lab.setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => lab.seek(cursor + 1), STEP_MS / speed);
    return () => clearTimeout(timer);
  }, [lab, isPlaying, isAtEnd, cursor, speed]);
  return (
    <fieldset aria-label="Playback" className="flex items-center gap-0.5">
      <IconButton
        label="Previous hop"
        shortcut="Shift+ArrowLeft"
        disabled={cursor === 0}
        onClick={() => lab.seekHop(-1)}
      >
        <Glyph path="M10 5l-5 5 5 5M15 5l-5 5 5 5" />
      </IconButton>
      <IconButton
        label="Previous step"
        shortcut="ArrowLeft"
        disabled={cursor === 0}
        onClick={() => lab.seek(cursor - 1)}
      >
        <Glyph path="M12 5l-5 5 5 5" />
      </IconButton>
      <IconButton
        label={isPlaying ? 'Pause' : 'Play'}
        shortcut="Space"
        onClick={() => {
          if (isAtEnd && !isPlaying) lab.seek(0);
          lab.setPlaying(!isPlaying);
        }}
      >
        <Glyph path={isPlaying ? 'M7 5v10M13 5v10' : 'M7 4.5v11l8.5-5.5z'} />
      </IconButton>
      <IconButton
        label="Next step"
        shortcut="ArrowRight"
        disabled={isAtEnd}
        onClick={() => lab.seek(cursor + 1)}
      >
        <Glyph path="M8 5l5 5-5 5" />
      </IconButton>
      <IconButton
        label="Next hop"
        shortcut="Shift+ArrowRight"
        disabled={isAtEnd}
        onClick={() => lab.seekHop(1)}
      >
        <Glyph path="M5 5l5 5-5 5M10 5l5 5-5 5" />
      </IconButton>
      <label className="ml-1 flex items-center gap-1 text-muted text-xs">
        <span className="sr-only">Speed</span>
        <select
          value={speed}
          onChange={(event) => lab.setSpeed(Number(event.target.value))}
          className="h-7 rounded border border-line bg-surface px-1"
        >
          {SPEEDS.map((factor) => (
            <option key={factor} value={factor}>
              {factor}×
            </option>
          ))}
        </select>
      </label>
      <span className="ml-1 text-muted text-xs tabular-nums">
        {cursor + 1} / {ticks.length}
      </span>
    </fieldset>
  );
}

function Glyph({ path }: { readonly path: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="size-4"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}
