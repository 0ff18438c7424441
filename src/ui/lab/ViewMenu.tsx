import Layers from 'lucide-react/icons/layers';
import { type CanvasState, useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Popover } from '../components/Popover.tsx';

type Switch = 'showsRoutes' | 'showsMarks' | 'showsGrid' | 'showsMinimap';

const switches: readonly (readonly [Switch, string])[] = [
  ['showsRoutes', 'Routes'],
  ['showsMarks', 'Gates, signposts and shields'],
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
      {() => switches.map(([name, title]) => <LayerSwitch key={name} name={name} title={title} />)}
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
