import { type CommandResult, fail } from '../bash/command.ts';
import { readArguments } from './arguments.ts';
import { CONNECT_MS } from './connect.ts';
import { fetchPage, type HttpOutcome, type HttpRequest, headersOf, readUrl } from './http.ts';
import { type NetworkCall, noted } from './network-command.ts';

const FLAGS = [
  'I',
  'head',
  's',
  'silent',
  'S',
  'show-error',
  'v',
  'verbose',
  'i',
  'include',
  'L',
  'location',
  'f',
  'fail',
  'k',
  'insecure',
  'O',
  'remote-name',
  '4',
  'ipv4',
  'G',
  'compressed',
  'http1.1',
  'N',
  'no-progress-meter',
  'fail-with-body',
];
const VALUES = [
  'o',
  'output',
  'X',
  'request',
  'H',
  'header',
  'd',
  'data',
  'm',
  'max-time',
  'connect-timeout',
  'w',
  'write-out',
  'A',
  'user-agent',
  'u',
  'user',
  'resolve',
  'retry',
  'retry-delay',
  'x',
  'proxy',
  'interface',
  'e',
  'noproxy',
  'data-raw',
];
const MOST_REDIRECTS = 10;
const AGENT = 'curl/8.11.1';

export async function curl(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const read = readArguments(args, { flags: FLAGS, values: VALUES });
  const has = (...names: readonly string[]) => names.some((name) => read.options.has(name));
  const value = (...names: readonly string[]) =>
    names.map((name) => read.options.get(name)).find((each) => each !== undefined);
  if (read.unknown !== undefined)
    return fail(
      `curl: option ${read.unknown}: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n`,
      2,
    );
  if (has('x', 'proxy')) return fail('not simulated: proxies of curl.\n', 1);
  const [target] = read.words;
  if (target === undefined) return fail('curl: (2) no URL specified\n', 2);
  let url = readUrl(target);
  if (url === undefined) return fail(`curl: (3) URL using bad/illegal format or missing URL\n`, 3);
  const limit = Math.min(
    CONNECT_MS,
    ...[value('connect-timeout'), value('m', 'max-time')].flatMap((text) =>
      text === undefined ? [] : [Number(text) * 1000],
    ),
  );
  const headers = new Map(
    [...read.all('H'), ...read.all('header')].map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, Math.max(0, at)).trim().toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  const method =
    value('X', 'request') ?? (has('I', 'head') ? 'HEAD' : has('d', 'data', 'data-raw') ? 'POST' : 'GET');
  const agent = value('A', 'user-agent') ?? AGENT;
  const quiet = has('s', 'silent') && !has('S', 'show-error');
  let verbose = '';
  let printed = '';
  for (let redirects = 0; ; redirects += 1) {
    const request: HttpRequest = { url, method, headers, agent, limit, address: resolved(read, url) };
    const outcome = await fetchPage(call, request);
    if (has('v', 'verbose')) verbose += conversation(request, outcome, call.place.session.cloud.clock);
    if (outcome.kind !== 'page') {
      const { text, exitCode } = failure(
        request,
        outcome,
        value('connect-timeout', 'm', 'max-time') !== undefined,
      );
      const told = quiet ? '' : `${text}\n`;
      const stdout = printed + writeOut(value('w', 'write-out'), 0, outcome, call, url);
      return { stdout, stderr: verbose + told + silence(outcome), exitCode };
    }
    const { page, sent } = outcome;
    if (has('L', 'location') && page.location !== undefined && redirects < MOST_REDIRECTS) {
      if (has('i', 'include', 'I', 'head')) printed += headersOf(page, call.place.session.cloud.clock);
      url = readUrl(page.location) ?? url;
      continue;
    }
    const shown = has('i', 'include', 'I', 'head') ? headersOf(page, call.place.session.cloud.clock) : '';
    const isFailure = has('f', 'fail') && page.status >= 400;
    const body = method === 'HEAD' || isFailure ? '' : page.body;
    const file =
      value('o', 'output') ?? (has('O', 'remote-name') ? (url.path.split('/').at(-1) ?? '') : undefined);
    const content = printed + shown + body;
    if (file !== undefined && file !== '' && file !== '-' && file !== '/dev/null')
      await call.context.fs.writeFile(call.context.fs.resolvePath(call.context.cwd, file), content);
    const stdout =
      (file === undefined || file === '-' ? content : '') +
      writeOut(value('w', 'write-out'), page.status, outcome, call, url);
    const refused =
      isFailure && !quiet ? `curl: (22) The requested URL returned error: ${page.status}\n` : '';
    return { stdout, stderr: verbose + refused + noted(sent), exitCode: isFailure ? 22 : 0 };
  }
}

function resolved(
  read: ReturnType<typeof readArguments>,
  { host, port }: HttpRequest['url'],
): string | undefined {
  return read
    .all('resolve')
    .map((entry) => entry.split(':'))
    .find(([name, number]) => name === host && Number(number) === port)?.[2];
}

function silence(outcome: HttpOutcome): string {
  return outcome.kind === 'failed'
    ? noted(outcome.sent)
    : outcome.kind === 'silent'
      ? `${outcome.why}\n`
      : '';
}

/** curl's own sentences and numbers. */
function failure(
  { url, limit }: HttpRequest,
  outcome: Exclude<HttpOutcome, { kind: 'page' }>,
  isLimited: boolean,
): { readonly text: string; readonly exitCode: number } {
  switch (outcome.kind) {
    case 'unknown-host':
    case 'no-resolver':
      return { text: `curl: (6) Could not resolve host: ${url.host}`, exitCode: 6 };
    case 'silent':
      return { text: 'curl: (52) Empty reply from server', exitCode: 52 };
    case 'failed': {
      const start = `Failed to connect to ${url.host} port ${url.port} after`;
      if (outcome.sent.outcome !== 'timed-out')
        return { text: `curl: (7) ${start} ${outcome.waited} ms: Couldn't connect to server`, exitCode: 7 };
      return {
        text: isLimited
          ? `curl: (28) Connection timed out after ${limit + 1} milliseconds`
          : `curl: (28) ${start} ${outcome.waited} ms: Couldn't connect to server`,
        exitCode: 28,
      };
    }
    default:
      return outcome satisfies never;
  }
}

function conversation(
  { url, method, headers, agent }: HttpRequest,
  outcome: HttpOutcome,
  clock: number,
): string {
  if (outcome.kind === 'unknown-host' || outcome.kind === 'no-resolver')
    return `* Could not resolve host: ${url.host}\n* Closing connection\n`;
  const trying = `*   Trying ${outcome.address}:${url.port}...\n`;
  if (outcome.kind === 'failed') {
    const why =
      outcome.sent.outcome === 'refused'
        ? 'Connection refused'
        : outcome.sent.outcome === 'unreachable'
          ? 'No route to host'
          : 'Connection timed out';
    return `${trying}* connect to ${outcome.address} port ${url.port} failed: ${why}\n* Failed to connect to ${url.host} port ${url.port} after ${outcome.waited} ms\n* Closing connection\n`;
  }
  const lines = [
    `${method} ${url.path} HTTP/1.1`,
    `Host: ${url.host}${url.port === 80 || url.port === 443 ? '' : `:${url.port}`}`,
    `User-Agent: ${agent}`,
    'Accept: */*',
    ...[...headers].map(([name, text]) => `${name}: ${text}`),
    '',
  ].map((line) => `> ${line}\n`);
  const answer =
    outcome.kind === 'page'
      ? headersOf(outcome.page, clock)
          .split('\r\n')
          .slice(0, -1)
          .map((line) => `< ${line}\n`)
          .join('')
      : '* Empty reply from server\n';
  return `${trying}* Connected to ${url.host} (${outcome.address}) port ${url.port}\n${lines.join('')}* Request completely sent off\n${answer}* Closing connection\n`;
}

/** `-w`: the variables that people ask for. */
function writeOut(
  format: string | undefined,
  status: number,
  outcome: HttpOutcome,
  call: NetworkCall,
  url: HttpRequest['url'],
): string {
  if (format === undefined) return '';
  const sent = 'sent' in outcome ? outcome.sent : undefined;
  const seconds = ((sent?.roundTrip ?? 0) / 500).toFixed(6);
  const values: { readonly [name: string]: string } = {
    http_code: String(status).padStart(3, '0'),
    response_code: String(status).padStart(3, '0'),
    remote_ip: 'address' in outcome ? outcome.address : '',
    remote_port: String(url.port),
    local_ip: sent?.seenFrom ?? call.place.address,
    time_total: seconds,
    time_connect: seconds,
    size_download: outcome.kind === 'page' ? String(outcome.page.body.length) : '0',
    url_effective: `${url.scheme}://${url.host}${url.path}`,
  };
  return format
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .replace(/%\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''));
}

export async function wget(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const { options, words, unknown } = readArguments(args, {
    flags: ['q', 'quiet', 'S', 'nv', 'no-check-certificate', 'spider', '4', 'c'],
    values: ['O', 'output-document', 'T', 'timeout', 't', 'tries', 'P', 'header'],
  });
  if (unknown !== undefined) return fail(`wget: unrecognized option '${unknown}'\n`, 2);
  const [target] = words;
  const url = readUrl(target ?? '');
  if (target === undefined || url === undefined)
    return fail('wget: missing URL\nUsage: wget [OPTION]... [URL]...\n', 1);
  const quiet = options.has('q') || options.has('quiet');
  const limit = Math.min(CONNECT_MS, Number(options.get('T') ?? options.get('timeout') ?? 900) * 1000);
  const at = new Date(call.place.session.cloud.clock).toISOString().slice(0, 19).replace('T', ' ');
  const named = `${url.scheme}://${url.host}${url.port === 80 || url.port === 443 ? '' : `:${url.port}`}${url.path}`;
  let log = `--${at}--  ${named}\n`;
  let current = url;
  for (let redirects = 0; ; redirects += 1) {
    const request = { url: current, method: 'GET', headers: new Map(), agent: 'Wget/1.21.3', limit };
    const outcome = await fetchPage(call, request);
    const told = (text: string, exitCode: number): CommandResult => ({
      stdout: '',
      stderr: (quiet ? '' : log + text) + silence(outcome),
      exitCode,
    });
    if (outcome.kind === 'unknown-host' || outcome.kind === 'no-resolver')
      return told(
        `Resolving ${current.host} (${current.host})... failed: ${outcome.kind === 'unknown-host' ? 'Name or service not known' : 'Temporary failure in name resolution'}.\nwget: unable to resolve host address ‘${current.host}’\n`,
        4,
      );
    const connecting = `Connecting to ${current.host} (${current.host})|${outcome.address}|:${current.port}... `;
    if (outcome.kind === 'failed') {
      const why =
        outcome.sent.outcome === 'refused'
          ? 'Connection refused'
          : outcome.sent.outcome === 'unreachable'
            ? 'No route to host'
            : 'Connection timed out';
      return told(`${connecting}failed: ${why}.\n`, 4);
    }
    log += `${connecting}connected.\nHTTP request sent, awaiting response... `;
    if (outcome.kind === 'silent') return told('No data received.\nGiving up.\n', 4);
    const { page } = outcome;
    if (page.location !== undefined && redirects < MOST_REDIRECTS) {
      log += `${page.status} Moved Permanently\nLocation: ${page.location} [following]\n`;
      current = readUrl(page.location) ?? current;
      continue;
    }
    if (page.status >= 400) return told(`${page.status}\n${at} ERROR ${page.status}.\n`, 8);
    const name =
      options.get('O') ??
      options.get('output-document') ??
      (current.path.replace(/\?.*/, '').split('/').at(-1) || 'index.html');
    log += `200 OK\nLength: ${page.body.length} [${page.type}]\nSaving to: ‘${name}’\n\n${at} - ‘${name}’ saved [${page.body.length}/${page.body.length}]\n\n`;
    if (name !== '-' && !options.has('spider'))
      await call.context.fs.writeFile(call.context.fs.resolvePath(call.context.cwd, name), page.body);
    return {
      stdout: name === '-' ? page.body : '',
      stderr: (quiet ? '' : log) + noted(outcome.sent),
      exitCode: 0,
    };
  }
}
