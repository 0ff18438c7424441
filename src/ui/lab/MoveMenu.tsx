import MoveRight from 'lucide-react/icons/move-right';
import type { SceneNode } from '../../state/canvas.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Popover } from '../components/Popover.tsx';
import { useLabState } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

const MOVABLE: readonly SceneNode['kind'][] = ['instance', 'nat-gateway', 'network-interface'];

/** Moving to another subnet without dragging. */
export function MoveMenu() {
  const node = useLabState(({ selection, scene }) =>
    selection.length === 1 ? scene.nodes.find(({ key }) => key === selection[0]) : undefined,
  );
  const isMovable = node !== undefined && MOVABLE.includes(node.kind);
  const words = isMovable ? 'Move to subnet…' : 'Move to subnet…: Select one thing that stands in a subnet.';
  return (
    <Popover
      label="Move to subnet"
      button={(props) => (
        <IconButton
          label={words}
          {...props}
          aria-disabled={!isMovable}
          onClick={() => {
            if (isMovable) props.onClick();
          }}
        >
          <MoveRight size={16} aria-hidden="true" />
        </IconButton>
      )}
    >
      {(close) => node !== undefined && <SubnetList node={node} close={close} />}
    </Popover>
  );
}

function SubnetList({ node, close }: { readonly node: SceneNode; readonly close: () => void }) {
  const scene = useLabState((state) => state.scene);
  const { moveToSubnet, whyNotMoveTo } = useIntents();
  const subnets = scene.nodes.filter(({ kind }) => kind === 'subnet');
  return (
    <ul>
      {subnets.map((subnet) => {
        const reason = whyNotMoveTo(node.key, subnet.key);
        return (
          <li key={subnet.key}>
            <button
              type="button"
              disabled={reason !== null}
              onClick={() => {
                close();
                moveToSubnet(node.key, subnet.key);
              }}
              className="block w-72 rounded-md px-2.5 py-1 text-left hover:bg-sunken disabled:cursor-default disabled:text-muted disabled:hover:bg-transparent"
            >
              <span className="font-medium">{subnet.title}</span>{' '}
              <span className="text-muted text-xs">{reason ?? subnet.detail}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
