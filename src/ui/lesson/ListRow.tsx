import { Icon } from '../components/Icon.tsx';

/** Something to do in a list, and whether it is done. */
export function ListRow(props: {
  readonly href: string;
  readonly title: string;
  readonly aside: string;
  readonly isDone: boolean;
}) {
  return (
    <li className="border-line not-first:border-t">
      <a href={props.href} className="flex items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-sunken">
        <span
          className={`grid size-5 shrink-0 place-items-center rounded-full border ${props.isDone ? 'border-pass bg-pass-soft text-pass' : 'border-line'}`}
        >
          {props.isDone && <Icon name="pass" className="size-3.5" />}
        </span>
        <span className="min-w-0 flex-1 font-medium">{props.title}</span>
        {props.isDone && <span className="sr-only">Done.</span>}
        <span className="shrink-0 text-muted text-sm">{props.aside}</span>
      </a>
    </li>
  );
}
