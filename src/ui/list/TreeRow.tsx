import ChevronRight from 'lucide-react/icons/chevron-right';
import Ellipsis from 'lucide-react/icons/ellipsis';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { type CSSProperties, type MouseEvent, memo } from 'react';
import type { TreeLine } from '../../state/list/tree.ts';
import { problemWords } from '../../text/english/problem-words.ts';
import { AwsIcon } from '../components/AwsIcon.tsx';

export interface RowActions {
  press(line: TreeLine, event: MouseEvent): void;
  fold(line: TreeLine, isFolded: boolean): void;
  showDetails(line: TreeLine): void;
  openMenuAt(line: TreeLine, at: { readonly x: number; readonly y: number }): void;
}

interface Props {
  readonly line: TreeLine;
  readonly index: number;
  readonly isSelected: boolean;
  /** The row that the Tab key reaches. */
  readonly isCurrent: boolean;
  /** Where the open trace's packet is. */
  readonly isHere: boolean;
  readonly actions: RowActions;
}

/** One resource as a line: what it is, its address, whether the internet sees it, its state, what is wrong. */
export const TreeRow = memo(function TreeRow(props: Props) {
  const { line, index, isSelected, isCurrent, isHere, actions } = props;
  const { row, level, position, siblings, isExpanded, below } = line;
  return (
    <tr
      tabIndex={isCurrent ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-rowindex={index + 2}
      aria-expanded={isExpanded ?? undefined}
      aria-selected={isSelected}
      data-key={row.key}
      data-heading={row.isHeading}
      data-here={isHere}
      data-tip={row.problems.length === 0 ? undefined : row.problems.join(' ')}
      onClick={(event) => actions.press(line, event)}
      onDoubleClick={() => actions.showDetails(line)}
      onContextMenu={(event) => {
        event.preventDefault();
        actions.openMenuAt(line, { x: event.clientX, y: event.clientY });
      }}
      className="list-row"
      style={{ '--level': level - 1 } as CSSProperties}
    >
      <td className="list-name">
        {isExpanded === null ? (
          <span className="size-6 shrink-0" />
        ) : (
          // Only for the pointer: the row itself folds by the arrow keys and says whether it is.
          <button
            type="button"
            tabIndex={-1}
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              actions.fold(line, isExpanded);
            }}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink"
          >
            <ChevronRight size={14} className={`transition-transform ${isExpanded ? 'rotate-90' : ''}`} />
          </button>
        )}
        {row.icon !== 'zone' && <AwsIcon icon={row.icon} size={20} />}
        <span className="list-title">{row.title}</span>
        {row.kind !== '' && row.title !== 'Internet' && <span className="list-kind">{row.kind}</span>}
        {row.isHeading && <span className="list-kind">{below}</span>}
        {isHere && <span className="list-here">packet is here</span>}
      </td>
      <td className="list-cell tabular-nums">{row.detail}</td>
      <td className="list-cell tabular-nums">{row.exposure !== '' && <Exposure words={row.exposure} />}</td>
      <td className="list-cell" data-unusual={isUnusual(row.state)}>
        {row.state}
      </td>
      <td className="list-cell list-id">{row.id}</td>
      <td className="list-cell list-problems">
        {row.problems.length > 0 && (
          <>
            <TriangleAlert size={14} aria-hidden="true" />
            {problemWords.count(row.problems.length)}
            <span className="sr-only">: {row.problems.join(' ')}</span>
          </>
        )}
      </td>
      <td className="list-actions">
        {!row.isHeading && (
          <button
            type="button"
            tabIndex={-1}
            aria-haspopup="menu"
            aria-label={`Actions for ${row.title}`}
            onClick={(event) => {
              event.stopPropagation();
              const box = event.currentTarget.getBoundingClientRect();
              actions.openMenuAt(line, { x: box.right, y: box.bottom });
            }}
            className="inline-flex size-7 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink"
          >
            <Ellipsis size={16} aria-hidden="true" />
          </button>
        )}
      </td>
    </tr>
  );
});

function isUnusual(state: string): boolean {
  return ['stopped', 'stopping', 'pending', 'failed', 'detached', 'shutting-down', 'deleting'].includes(
    state,
  );
}

function Exposure({ words }: { readonly words: string }) {
  const look =
    words === 'isolated' ? 'text-muted' : words === 'private' ? 'text-aws-private' : 'text-aws-public';
  return <span className={look}>{words}</span>;
}
