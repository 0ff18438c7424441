import Layers from 'lucide-react/icons/layers';
import { type CanvasState, useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { groupsIn } from '../canvas/groups-in.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Popover } from '../components/Popover.tsx';
import { useLabState } from './lab-context.ts';

type Switch = 'showsRoutes' | 'showsMarks' | 'showsAddresses' | 'showsFlows' | 'showsGrid' | 'showsMinimap';

const switches: readonly (readonly [Switch, string])[] = [
  ['showsRoutes', 'Routes'],
  ['showsMarks', 'Security: gates, signposts and shields'],
  ['showsAddresses', 'Addresses'],
  ['showsFlows', 'Flows: the kept questions'],
  ['showsGrid', 'Grid'],
  ['showsMinimap', 'Overview map'],
];

/** Which layers are drawn. */
export function ViewMenu() {
  return (
    <Popover
      label="Layers"
      align="right"
      button={(props) => (
        <IconButton label="Layers" {...props}>
          <Layers size={16} aria-hidden="true" />
        </IconButton>
      )}
    >
      {() => (
        <>
          {switches.map(([name, title]) => (
            <LayerSwitch key={name} name={name} title={title} />
          ))}
          <GroupSwitches />
        </>
      )}
    </Popover>
  );
}

function LayerSwitch({ name, title }: { readonly name: Switch; readonly title: string }) {
  const canvas = useCanvasStore();
  const isOn = useCanvas((state) => state[name]);
  const set = (value: boolean) => canvas.setState({ [name]: value } as Pick<CanvasState, Switch>);
  return (
    <label className="flex h-8 items-center gap-2 rounded-md px-2 hover:bg-sunken">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => set(event.target.checked)}
        className="accent-accent"
      />
      {title}
    </label>
  );
}

/** Each security group by itself: groups cut across subnets, so that not all are read at once. */
function GroupSwitches() {
  const canvas = useCanvasStore();
  const scene = useLabState((state) => state.scene);
  const shown = useCanvas((state) => state.groups);
  const groups = groupsIn(scene);
  if (groups.length === 0) return null;
  const set = (key: string, isOn: boolean) =>
    canvas.setState({ groups: isOn ? [...shown, key] : shown.filter((other) => other !== key) });
  return (
    <fieldset className="mt-1 border-line border-t pt-1">
      <legend className="sr-only">Members of security groups</legend>
      <p
        aria-hidden="true"
        className="px-2 pt-1 font-semibold text-[0.6875rem] text-muted uppercase tracking-wider"
      >
        Members of security groups
      </p>
      {groups.map(({ key, title, colour }) => (
        <label key={key} className="flex h-8 items-center gap-2 rounded-md px-2 hover:bg-sunken">
          <input
            type="checkbox"
            checked={shown.includes(key)}
            onChange={(event) => set(key, event.target.checked)}
            className="accent-accent"
          />
          <span className="min-w-0 flex-1 truncate">{title}</span>
          <span aria-hidden="true" className={`lab-group-swatch lab-group-${colour}`} />
        </label>
      ))}
    </fieldset>
  );
}
