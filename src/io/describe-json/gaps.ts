import type { Gathered } from './gather.ts';
import type { Place, ReportBuilder } from './report.ts';

/** What AWS always has and the import lacks, with what is assumed instead. */
export function checkGaps(gathered: Gathered, report: ReportBuilder): void {
  const filtered = new Set<string>();
  for (const { record } of gathered.table('network-acl').values())
    for (const { SubnetId } of record.Associations) filtered.add(SubnetId);
  const routed = new Set<string>();
  const withMain = new Set<string>();
  for (const { record } of gathered.table('route-table').values())
    for (const { Main, SubnetId } of record.Associations) {
      if (Main) withMain.add(record.VpcId);
      if (SubnetId !== undefined) routed.add(SubnetId);
    }
  const unfiltered = new Bunch();
  const unrouted = new Bunch();
  for (const { record, place } of gathered.table('subnet').values()) {
    if (!filtered.has(record.id)) unfiltered.add(record.id, place);
    if (!routed.has(record.id) && !withMain.has(record.VpcId)) unrouted.add(record.id, place);
  }
  unfiltered.warn(
    report,
    (names) => `no network ACL in the import for ${names}: assumed to allow all traffic`,
  );
  unrouted.warn(
    report,
    (names) => `no route table in the import for ${names}: packets cannot leave the subnet`,
  );
  const listed = new Bunch();
  for (const { record, place } of gathered.table('managed-prefix-list').values())
    if (record.Versions.length === 0) listed.add(record.id, place);
  listed.warn(
    report,
    (names) => `no entries in the import for ${names}: add the answer of get-managed-prefix-list-entries`,
  );
}

/** Several resources with the same gap make one remark. */
class Bunch {
  readonly #ids: string[] = [];
  #place: Place | undefined;

  add(id: string, place: Place): void {
    this.#place ??= place;
    this.#ids.push(id);
  }

  warn(report: ReportBuilder, sentence: (names: string) => string): void {
    if (this.#place === undefined) return;
    const shown = this.#ids.slice(0, 5).join(', ');
    const more = this.#ids.length > 5 ? ` and ${this.#ids.length - 5} more` : '';
    report.warn(this.#place, sentence(shown + more));
  }
}
