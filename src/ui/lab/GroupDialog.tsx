import { groupIntoSubnet } from '../../editor/commands/group-into-subnet.ts';
import { groupIntoExisting, groupIntoVpc, groupTargets } from '../../editor/commands/group-into-vpc.ts';
import { Dialog } from '../components/Dialog.tsx';
import { useLab } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

/** Asks what the selection shall be grouped into: something new, or a subnet that is there. */
export function GroupDialog({
  title,
  onClose: close,
}: {
  readonly title: string;
  readonly onClose: () => void;
}) {
  const lab = useLab();
  const { runOnSelection } = useIntents();
  const { document, selection } = lab.store.getState();
  const made = [groupIntoSubnet, groupIntoVpc].map((command) => ({
    command,
    verdict: lab.canRun(command, undefined),
  }));
  const existing = groupTargets(document, selection);
  return (
    <Dialog title={title} onClose={close}>
      <ul className="grid gap-0.5">
        {made.map(({ command, verdict }) => (
          <Choice
            key={command.id}
            title={command === groupIntoSubnet ? 'A new subnet beside it' : 'A new VPC'}
            verdict={verdict}
            onUse={() => {
              close();
              runOnSelection(command, true);
            }}
          />
        ))}
      </ul>
      {existing.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 font-semibold text-[0.6875rem] text-muted uppercase tracking-wider">
            A subnet that is there
          </h3>
          <ul className="grid gap-0.5">
            {existing.map(({ key, title, verdict }) => (
              <Choice
                key={key}
                title={title}
                verdict={verdict}
                onUse={() => {
                  close();
                  lab.whenReady(() => lab.run(groupIntoExisting, { to: key }));
                }}
              />
            ))}
          </ul>
        </>
      )}
      <p className="mt-3 text-muted text-xs">
        AWS moves nothing between networks: what changes its subnet is made again there, with a new private
        address. The receipt shows the calls, and undo takes all of them back.
      </p>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly verdict: true | string;
  readonly onUse: () => void;
}

function Choice({ title, verdict, onUse }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        disabled={verdict !== true}
        onClick={onUse}
        className="flex w-full items-baseline gap-2 rounded-md px-2.5 py-1.5 text-left hover:bg-sunken disabled:cursor-default disabled:text-muted disabled:hover:bg-transparent"
      >
        <span className="shrink-0 font-medium">{title}</span>
        {verdict !== true && <span className="min-w-0 text-xs">{verdict}</span>}
      </button>
    </li>
  );
}
