import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { BASE, type Cell, isArray, isInteger, isScalar } from './columns.ts';

/** The columns do not fit together: the link was damaged or made by hand. */
export class ColumnFault extends Error {}

/**
 * Reads columns back. `budget` is the number of characters that may come out: a few bytes can ask
 * for millions of values. Throws ColumnFault, to be caught where the whole link is read.
 */
export class ColumnReader {
  #budget: number;

  constructor(budget: number) {
    this.#budget = budget;
  }

  read(column: JsonValue | undefined, count: number): readonly Cell[] {
    if (column === undefined) throw new ColumnFault('a column is missing');
    if (isScalar(column)) {
      this.#spend(count, typeof column === 'string' ? column.length : 0);
      return new Array<JsonValue>(count).fill(column);
    }
    if (!isArray(column)) return this.#readObjects(column as JsonObject, count);
    const [kind, ...rest] = column;
    switch (kind) {
      case '*':
        return this.#readArrays(rest, count);
      case '?':
        return this.#readSparse(rest, count);
      case '%':
        return this.#readTemplate(rest, count);
      case '#':
      case '+':
        return this.#readIntegers(rest, count, kind === '+');
      case '>':
        return this.#readSequence(rest, count);
      case '@':
        return this.#readChoices(rest, count);
      case '=':
        if (rest.length !== count) throw new ColumnFault('a column has the wrong length');
        this.#spend(count, 0);
        return rest;
      default:
        throw new ColumnFault('a column is of no known kind');
    }
  }

  /** The same for columns without absent values. */
  readAll(column: JsonValue | undefined, count: number): readonly JsonValue[] {
    return this.read(column, count).map((cell) => {
      if (cell === undefined) throw new ColumnFault('a value is absent where one must be');
      return cell;
    });
  }

  #spend(count: number, size: number): void {
    // A value takes some bytes in memory even when its text is empty.
    this.#budget -= count * (size + 8);
    if (this.#budget < 0) throw new ColumnFault('it would unpack to an enormous document');
  }

  #readObjects(columns: JsonObject, count: number): readonly JsonObject[] {
    this.#spend(count, 0);
    const objects = Array.from({ length: count }, (): { [field: string]: JsonValue } => ({}));
    for (const [field, column] of Object.entries(columns)) {
      this.#spend(count, field.length);
      this.read(column, count).forEach((cell, index) => {
        const object = objects[index];
        if (cell !== undefined && object !== undefined) object[field] = cell;
      });
    }
    return objects;
  }

  #readArrays([lengths, column]: readonly JsonValue[], count: number): readonly JsonValue[] {
    const sizes = this.readAll(lengths, count).map(asCount);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    this.#spend(count + total, 0);
    const items = this.readAll(column, total);
    return slices(items, sizes);
  }

  #readSparse([runs, column]: readonly JsonValue[], count: number): readonly Cell[] {
    if (!isArray(runs)) throw new ColumnFault('a column does not say which values are present');
    const sizes = runs.map(asCount);
    if (sizes.reduce((sum, size) => sum + size, 0) !== count)
      throw new ColumnFault('a column has the wrong length');
    this.#spend(count, 0);
    const present = sizes.reduce((sum, size, index) => sum + (index % 2 === 0 ? size : 0), 0);
    const values = this.readAll(column, present);
    const filled = slices(
      values,
      sizes.map((size, index) => (index % 2 === 0 ? size : 0)),
    );
    return sizes.flatMap((size, index): readonly Cell[] =>
      index % 2 === 0 ? (filled[index] ?? []) : new Array<undefined>(size).fill(undefined),
    );
  }

  #readIntegers(numbers: readonly JsonValue[], count: number, isDifferences: boolean): readonly number[] {
    if (numbers.length !== count || !numbers.every(isInteger))
      throw new ColumnFault('a column of numbers is damaged');
    this.#spend(count, 0);
    if (!isDifferences) return numbers;
    let sum = 0;
    return numbers.map((step) => {
      sum += step;
      return sum;
    });
  }

  #readSequence([first, step]: readonly JsonValue[], count: number): readonly number[] {
    if (!isInteger(first) || !isInteger(step)) throw new ColumnFault('a column of numbers is damaged');
    this.#spend(count, 0);
    return Array.from({ length: count }, (_, row) => first + row * step);
  }

  #readChoices([choices, digits]: readonly JsonValue[], count: number): readonly JsonValue[] {
    if (!isArray(choices) || typeof digits !== 'string' || digits.length !== count)
      throw new ColumnFault('a column of choices is damaged');
    return [...digits].map((digit) => {
      const choice = choices[Number.parseInt(digit, BASE)];
      if (choice === undefined) throw new ColumnFault('a column names a choice that it does not have');
      this.#spend(1, typeof choice === 'string' ? choice.length : 0);
      return choice;
    });
  }

  #readTemplate([template, ...columns]: readonly JsonValue[], count: number): readonly string[] {
    if (typeof template !== 'string') throw new ColumnFault('a column of texts is damaged');
    const pieces = template.split('#');
    if (pieces.length !== columns.length + 1) throw new ColumnFault('a column of texts is damaged');
    this.#spend(count, template.length);
    const places = columns.map((column) => this.readAll(column, count));
    const texts = Array.from({ length: count }, (_, row) =>
      pieces
        .map((piece, index) => (index === 0 ? piece : `${String(places[index - 1]?.[row])}${piece}`))
        .join(''),
    );
    for (const text of texts) this.#spend(1, text.length);
    return texts;
  }
}

function asCount(value: JsonValue): number {
  if (!isInteger(value) || value < 0) throw new ColumnFault('a length is not a number');
  return value;
}

/** Consecutive pieces of the given sizes. */
function slices<T>(items: readonly T[], sizes: readonly number[]): readonly (readonly T[])[] {
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return items.slice(end - size, end);
  });
}
