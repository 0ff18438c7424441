import { printCommand } from '../../aws/print-command.ts';
import { quoteWord } from '../../aws/quote.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { Rebuild } from './plan-rebuild.ts';
import type { AnswerPath, Capture, Place, RebuildStep } from './steps.ts';

/**
 * The plan as a bash script of `aws` lines. Ids that AWS gives are kept in variables; account
 * names become profiles when there are several. What AWS has no command for stands in comments.
 */
export function printScript(rebuild: Rebuild): string {
  return printTracked(rebuild).text;
}

/** The same with the line that makes each record, by the record's id in the source. Lines count from 1. */
export function printTracked({ steps, differences }: Rebuild): TrackedScript {
  const writer = new Writer(steps);
  for (const step of steps) writer.add(step);
  writer.addDifferences(differences);
  return { text: `${writer.lines.join('\n')}\n`, lines: writer.made };
}

export interface TrackedScript {
  readonly text: string;
  readonly lines: ReadonlyMap<string, number>;
}

class Writer {
  readonly lines: string[] = [];
  readonly made = new Map<string, number>();
  readonly #home: Place | undefined;
  readonly #hasProfiles: boolean;
  readonly #variables = new Map<string, string>();

  constructor(steps: readonly RebuildStep[]) {
    const places = steps.flatMap((step) => (step.kind === 'request' ? [step.request] : []));
    this.#home = places[0];
    const accounts = [...new Set(places.map(({ account }) => account))];
    this.#hasProfiles = accounts.length > 1;
    this.lines.push(
      '#!/usr/bin/env bash',
      '# Rebuilds an architecture with the AWS command line, version 2. Read it before you run it:',
      '# it makes resources that cost money.',
    );
    if (this.#hasProfiles)
      this.lines.push(`# It wants a profile per account, by these names: ${comment(accounts.join(', '))}`);
    this.lines.push('set -euo pipefail', "export AWS_PAGER=''");
    if (this.#home !== undefined) this.lines.push(`export AWS_REGION=${quoteWord(this.#home.region)}`);
  }

  add(step: RebuildStep): void {
    switch (step.kind) {
      case 'section':
        // A section that turned out empty needs no title.
        if (this.lines.at(-1)?.startsWith('## ') === true) this.lines.splice(-2);
        this.lines.push('', `## ${comment(step.title)}`);
        break;
      case 'note':
        this.lines.push(...step.text.split('\n').map((line) => `# ${comment(line)}`));
        break;
      case 'wait':
        this.lines.push(this.#waitLine(step));
        break;
      case 'request':
        this.#addRequest(step.request, step.capture);
        break;
      default:
        step satisfies never;
    }
  }

  addDifferences(differences: readonly string[]): void {
    if (this.lines.at(-1)?.startsWith('## ') === true) this.lines.splice(-2);
    if (differences.length === 0) return;
    this.lines.push('', '# What these lines cannot make as it is:');
    this.lines.push(...differences.map((each) => `#   ${comment(each)}`));
  }

  #addRequest(request: CloudRequest, capture: Capture | undefined): void {
    const line = printCommand(request, { defaultRegion: this.#home?.region ?? '' });
    const words = [line, ...this.#profileWords(request)];
    if (request.service === 'guest') {
      this.lines.push(this.#withVariables(words.join(' ')));
      return;
    }
    if (capture === undefined) {
      this.lines.push(`${this.#withVariables(words.join(' '))} > /dev/null`);
      return;
    }
    const query = this.#queryWord(capture.path);
    const call = `${this.#withVariables(words.join(' '))} --query ${query} --output text`;
    this.lines.push(`${capture.variable}=$(${call})`);
    if (capture.makes !== undefined && !this.made.has(capture.makes))
      this.made.set(capture.makes, this.lines.length);
    this.#variables.set(capture.value, capture.variable);
  }

  #waitLine({ place, waiter, option, ids }: Extract<RebuildStep, { kind: 'wait' }>): string {
    const region = place.region === this.#home?.region ? [] : ['--region', quoteWord(place.region)];
    const words = [
      'aws',
      'ec2',
      'wait',
      waiter,
      `--${option}`,
      ...ids,
      ...region,
      ...this.#profileWords(place),
    ];
    return this.#withVariables(words.join(' '));
  }

  #profileWords({ account }: Place): readonly string[] {
    return this.#hasProfiles ? ['--profile', quoteWord(account)] : [];
  }

  /** JMESPath, in single quotes unless a variable stands in it. */
  #queryWord(path: AnswerPath): string {
    let query = '';
    let hasFilter = false;
    for (const step of path) {
      if (typeof step === 'number') query += `[${step}]`;
      else if (typeof step === 'string') query += query === '' ? step : `.${step}`;
      else {
        hasFilter = true;
        query += `[?${step.field}=='${step.is}']`;
      }
    }
    if (!hasFilter) return quoteWord(query);
    // What follows a filter is a list: its first item is meant.
    return `"${this.#replaceIds(`${query} | [0]`, (variable) => `\${${variable}}`)}"`;
  }

  /** Puts variables in the place of ids, as the shell's quoting asks where the id stands. */
  #withVariables(line: string): string {
    let quoted = false;
    return line
      .split(/(')/)
      .map((part, index, parts) => {
        if (part === "'") {
          // Outside of quotes a backslash makes the quote an ordinary character.
          if (quoted || !(parts[index - 1] ?? '').endsWith('\\')) quoted = !quoted;
          return part;
        }
        return this.#replaceIds(part, (variable) => (quoted ? `'"$${variable}"'` : `"$${variable}"`));
      })
      .join('');
  }

  #replaceIds(text: string, print: (variable: string) => string): string {
    return text.replace(/[a-z]+(?:-[a-z]+)*-0[0-9a-f]{16}(?![0-9a-z])/g, (id) => {
      const variable = this.#variables.get(id);
      return variable === undefined ? id : print(variable);
    });
  }
}

/** Text that cannot end its comment. */
function comment(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}
