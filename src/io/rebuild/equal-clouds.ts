import { nameTag } from '../../kernel/cloud/record.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { type Comparable, comparables, factsText } from './comparable.ts';

/**
 * Whether two documents hold the same architecture: a renaming of ids turns one into the other.
 * Document keys, the order of records, what AWS chooses itself, what is over (terminated, deleted)
 * and what is not modelled do not count; `comparable.ts` says what does.
 */
export function equalClouds(left: AwsCloud, right: AwsCloud): boolean {
  return matches(new Side(left), new Side(right), new Map(), new Map());
}

/** How they differ, in words for a person; empty when they are equal. */
export function cloudDifferences(left: AwsCloud, right: AwsCloud): readonly string[] {
  const [near, far] = [new Side(left), new Side(right)];
  if (matches(near, far, new Map(), new Map())) return [];
  const own = difference(near, far, (side) => side.localTexts());
  if (own.length > 0) return own;
  const wired = difference(near, far, (side) => side.colours(new Map()));
  return wired.length > 0 ? wired : ['the same resources, joined to each other in another way'];
}

type Colours = ReadonlyMap<string, string>;

/** One document with the colours of its records: what an id-blind eye can tell apart. */
class Side {
  readonly records: readonly Comparable[];
  readonly #cloud: AwsCloud;
  readonly #ids: ReadonlySet<string>;
  /** Everything with an id in the document, also what is over. */
  readonly #all: ReadonlyMap<string, string>;
  readonly #referrers = new Map<string, string[]>();
  readonly #joined = new Set<string>();

  constructor(cloud: AwsCloud) {
    this.#cloud = cloud;
    this.records = comparables(cloud);
    this.#ids = new Set(this.records.map(({ id }) => id));
    this.#all = new Map(
      Object.entries(cloud.tables).flatMap(([table, records]) =>
        Object.keys(records).map((id): [string, string] => [id, table]),
      ),
    );
    for (const { id, facts } of this.records)
      factsText(facts, (text) => {
        if (!this.#ids.has(text)) return text;
        const known = this.#referrers.get(text);
        if (known === undefined) this.#referrers.set(text, [id]);
        else known.push(id);
        this.#joined.add(text).add(id);
        return text;
      });
  }

  /** Each record by its own facts, others named by their kind alone. */
  localTexts(): Colours {
    return new Map(this.records.map(({ id, facts }) => [id, factsText(facts, (text) => this.#kindOf(text))]));
  }

  /**
   * Refines colours by those of the records named and naming until nothing more is told apart.
   * `marks` singles records out beforehand.
   */
  colours(marks: Colours): Colours {
    let colours: Colours = new Map(this.records.map(({ id, table }) => [id, marks.get(id) ?? table]));
    let count = 0;
    for (;;) {
      const former = colours;
      const next = new Map(
        this.records.map(({ id, facts }) => {
          const own = factsText(facts, (text) => former.get(text) ?? this.#kindOf(text));
          const around = (this.#referrers.get(id) ?? []).map((other) => former.get(other) ?? '').sort();
          return [id, hashHex(`${former.get(id) ?? ''}\n${own}\n${around.join()}`)];
        }),
      );
      const found = new Set(next.values()).size;
      if (found === count) return next;
      count = found;
      colours = next;
    }
  }

  /** Whether it names other records or is named: those that stand alone and look alike are alike. */
  isJoined(id: string): boolean {
    return this.#joined.has(id);
  }

  labelOf(id: string): string {
    for (const table of Object.values(this.#cloud.tables)) {
      const record = table[id];
      const name = record === undefined ? undefined : nameTag(record);
      if (record !== undefined) return name === undefined ? id : `${id} (${name})`;
    }
    return id;
  }

  /** Ids that lead nowhere (RT-14) are alike when they are of one kind. */
  #kindOf(text: string): string {
    if (this.#all.has(text) && this.#ids.has(text)) return `a ${this.#all.get(text)}`;
    const prefix = /^(igw|nat|eni|pcx|i|vpc|subnet|sg|rtb|acl|eipalloc|pl)-[0-9a-f]{8,17}$/.exec(text)?.[1];
    return prefix === undefined ? text : `a lost ${prefix}`;
  }
}

function classes(colours: Colours): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, colour] of colours) found.set(colour, [...(found.get(colour) ?? []), id]);
  return found;
}

/**
 * Colours alone may fail to tell records apart that are not alike. Then one of a class is singled
 * out and every partner is tried: the first try succeeds when the class is truly symmetric.
 */
function matches(left: Side, right: Side, leftMarks: Colours, rightMarks: Colours): boolean {
  const near = classes(left.colours(leftMarks));
  const far = classes(right.colours(rightMarks));
  if (near.size !== far.size) return false;
  for (const [colour, ids] of near) if (far.get(colour)?.length !== ids.length) return false;
  const several = [...near].find(([, ids]) => ids.length > 1 && left.isJoined(ids[0] ?? ''));
  const first = several?.[1][0];
  if (several === undefined || first === undefined) return true;
  const mark = `mark ${leftMarks.size}`;
  return (far.get(several[0]) ?? []).some((partner) =>
    matches(left, right, new Map([...leftMarks, [first, mark]]), new Map([...rightMarks, [partner, mark]])),
  );
}

function difference(left: Side, right: Side, view: (side: Side) => Colours): readonly string[] {
  const near = classes(view(left));
  const far = classes(view(right));
  const only = (side: Side, own: typeof near, other: typeof near): readonly string[] =>
    [...own].flatMap(([colour, ids]) =>
      ids.slice(other.get(colour)?.length ?? 0).map((id) => side.labelOf(id)),
    );
  return [
    ...only(left, near, far).map((label) => `only in the first, as it is: ${label}`),
    ...only(right, far, near).map((label) => `only in the second, as it is: ${label}`),
  ];
}
