import type { Scene } from '../../editor/layout/scene.ts';
import type { Theme } from '../../io/image/colours.ts';
import { drawPicture, type Picture } from '../../io/image/draw-picture.ts';
import type { DrawnTrace } from '../../io/image/drawing.ts';
import { verdicts } from '../../text/english/verdicts.ts';
import { describeTraffic } from '../../text/reach.ts';
import type { LabState, OpenTrace } from '../lab.ts';
import { nameOfEnd } from '../name-of-end.ts';
import { overlayOf } from '../trace-overlay.ts';

export type { Theme } from '../../io/image/colours.ts';
export type { Picture } from '../../io/image/draw-picture.ts';

export interface PictureChoice {
  readonly theme: Theme;
  readonly title: boolean;
  readonly legend: boolean;
  /** The open trace from end to end, if there is one. */
  readonly trace: boolean;
}

/** What is on the canvas, as a picture that stands by itself. */
export function pictureOf({ document, scene, open }: LabState, choice: PictureChoice): Picture {
  return drawPicture(scene, {
    theme: choice.theme,
    title: choice.title ? { name: document.name, facts: factsOf(scene, document.place.region) } : null,
    legend: choice.legend,
    trace: choice.trace && open !== null ? traceOf(open, scene, document.cloud) : null,
  });
}

const counted: readonly (readonly [kind: Scene['nodes'][number]['kind'], one: string, many: string])[] = [
  ['vpc', 'VPC', 'VPCs'],
  ['subnet', 'subnet', 'subnets'],
  ['instance', 'instance', 'instances'],
  ['nat-gateway', 'NAT gateway', 'NAT gateways'],
];

function factsOf({ nodes }: Scene, region: string): string {
  const counts = counted.flatMap(([kind, one, many]) => {
    const count = nodes.filter((node) => node.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return [region, ...counts].join(' · ');
}

/** The whole way, wherever the player stands. */
function traceOf(open: OpenTrace, scene: Scene, cloud: LabState['document']['cloud']): DrawnTrace {
  const overlay = overlayOf({ ...open, cursor: open.ticks.length - 1 }, scene, cloud);
  const { probe, trace } = open;
  const what = describeTraffic(trace.header.protocol, probe.port);
  return {
    stops: overlay.stops,
    drops: overlay.drops,
    blockers: overlay.blockers,
    caption: `${nameOfEnd(cloud, probe.from)} → ${nameOfEnd(cloud, probe.to)}, ${what}: ${verdicts[trace.verdict].title.toLowerCase()}`,
  };
}
