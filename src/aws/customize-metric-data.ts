import type { JsonObject } from '../kernel/lib/json.ts';
import { err, ok } from '../kernel/lib/result.ts';
import type { CommandOption, Customization, GivenWords } from './command-option.ts';
import { generalError } from './errors.ts';

const NAMES = [
  'metric-name',
  'timestamp',
  'unit',
  'value',
  'dimensions',
  'statistic-values',
  'storage-resolution',
];

/** A single data point in options of its own, instead of `--metric-data`. */
export const metricDataCustomization: Customization = {
  options: (options) => [
    ...options.map((option) => (option.name === 'metric-data' ? { ...option, required: false } : option)),
    ...NAMES.map(
      (name): CommandOption => ({
        name,
        arity: 'one',
        required: false,
        destination: name,
        role: { kind: 'custom' },
      }),
    ),
  ],
  read(given, input) {
    const point: { [field: string]: JsonObject[string] } = {};
    for (const [name, field] of [
      ['metric-name', 'MetricName'],
      ['timestamp', 'Timestamp'],
      ['unit', 'Unit'],
    ] as const) {
      const text = given.get(name)?.[0];
      if (text !== undefined) point[field] = text;
    }
    for (const [name, field] of [
      ['value', 'Value'],
      ['storage-resolution', 'StorageResolution'],
    ] as const) {
      const text = given.get(name)?.[0];
      if (text === undefined) continue;
      const number = Number(text);
      if (text.trim() === '' || Number.isNaN(number))
        return err(generalError(`could not convert string to float: '${text}'`));
      point[field] = number;
    }
    const dimensions = pairsOf(given, 'dimensions');
    if (dimensions !== undefined) point.Dimensions = dimensions.map(([Name, Value]) => ({ Name, Value }));
    const statistics = pairsOf(given, 'statistic-values');
    if (statistics !== undefined)
      point.StatisticValues = Object.fromEntries(statistics.map(([name, value]) => [name, Number(value)]));
    return ok(Object.keys(point).length === 0 ? input : { ...input, MetricData: [point] });
  },
};

/** `User=SomeUser,Stack=Test` */
function pairsOf(given: GivenWords, name: string): readonly (readonly [string, string])[] | undefined {
  return given
    .get(name)?.[0]
    ?.split(',')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? ([pair, ''] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const);
    });
}
