import { recordsOf } from '../editor/cloud-view.ts';
import { type CloudIndex, indexCloud } from '../editor/layout/index-cloud.ts';
import { titleOf } from '../editor/layout/names.ts';
import type { Trace } from '../kernel/forward/answer.ts';
import type { RouteTable } from '../resources/route-table/schema.ts';
import { routeState } from '../resources/shared/route-state.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { problemWords } from '../text/english/problem-words.ts';
import { explainBlocker } from '../text/explain.ts';
import { namingOf } from '../text/naming.ts';

/** Sentences about what is wrong, by the record's id; what nothing is wrong with is left out. */
export type Problems = ReadonlyMap<string, readonly string[]>;

/** What is wrong with the resources as they stand, and which of them stop the open trace. */
export function problemsIn(cloud: AwsCloud, trace: Trace | null): Problems {
  const found = new Map<string, string[]>();
  const add = (id: string, problem: string) => {
    const known = found.get(id);
    if (known === undefined) found.set(id, [problem]);
    else if (!known.includes(problem)) known.push(problem);
  };
  addRouteProblems(indexCloud(cloud), add);
  for (const gateway of recordsOf(cloud, 'internet-gateway'))
    if (gateway.Attachments.length === 0) add(gateway.id, problemWords.detached);
  for (const { id, State, FailureMessage = '' } of recordsOf(cloud, 'nat-gateway'))
    if (State === 'failed') add(id, problemWords.failed(FailureMessage));
  for (const { id, Status } of recordsOf(cloud, 'vpc-peering-connection'))
    if (Status.Code !== 'active') add(id, problemWords.notActive(Status.Code));
  if (trace === null) return found;
  const names = namingOf(cloud);
  for (const blocker of trace.blockers) {
    const { title } = explainBlocker(blocker, trace, names);
    for (const id of blocker.components) add(id, problemWords.stopsTrace(title));
  }
  return found;
}

/** RT-14: the table holds the fault; the subnets that use it suffer from it. */
function addRouteProblems(index: CloudIndex, add: (id: string, problem: string) => void): void {
  const { cloud } = index;
  const holes = new Map<string, readonly string[]>();
  for (const table of recordsOf(cloud, 'route-table')) {
    const destinations = blackholesOf(index, table);
    holes.set(table.id, destinations);
    for (const destination of destinations) add(table.id, problemWords.blackhole(destination));
  }
  for (const subnet of recordsOf(cloud, 'subnet')) {
    const table = index.routeTableOf(subnet);
    if (table === undefined) continue;
    for (const destination of holes.get(table.id) ?? [])
      add(subnet.id, problemWords.tableBlackhole(titleOf(table), destination));
  }
}

function blackholesOf({ view }: CloudIndex, table: RouteTable): readonly string[] {
  return table.Routes.filter((route) => routeState(view, table, route) === 'blackhole').map(
    (route) =>
      route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '',
  );
}
