import type { WebPage, WebRequest } from '../network/place.ts';
import { clockTime, webTime } from './clock-text.ts';
import type { Machine } from './machine.ts';
import type { Service } from './services.ts';
import { webLogs } from './web-logs.ts';

/** What the web server that listens on the port gives; it writes that down in its logs. */
export async function answerWeb(machine: Machine, request: WebRequest): Promise<WebPage | null> {
  const service = machine.units.ports().get(request.port);
  if (service?.pages === undefined) return null;
  const found = await find(machine, service, service.pages, request);
  const page: WebPage = {
    server: service.server ?? service.name,
    type: found.type ?? 'text/html',
    status: found.status,
    body: found.body ?? errorPage(found.status),
    ...(found.location !== undefined && { location: found.location }),
  };
  await log(machine, service, request, page, found.error);
  return page;
}

interface Found {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
  /** What nginx says about it in its error log. */
  readonly error?: string;
}

async function find(
  machine: Machine,
  service: Service,
  pages: string,
  { path, method, host }: WebRequest,
): Promise<Found> {
  const { files } = machine;
  const isNginx = service.name === 'nginx';
  const plain = decoded(path.replace(/\?.*/, ''));
  if (plain === undefined) return { status: 400 };
  // Plain files take no data.
  if (isNginx && method !== 'GET' && method !== 'HEAD') return { status: 405 };
  const wanted = files.resolvePath(pages, `.${plain}`);
  if (wanted !== pages && !wanted.startsWith(`${pages}/`)) return { status: 400 };
  const { workerUser } = machine.units.program(service);
  return files.asUser(workerUser, machine.accounts.groupsOf(workerUser), async () => {
    const isFolder = async (at: string) => (await files.exists(at)) && (await files.stat(at)).isDirectory;
    if (!plain.endsWith('/') && (await isFolder(wanted)))
      return { status: 301, location: `http://${host}${plain}/` };
    const file = plain.endsWith('/') ? `${wanted}/index.html` : wanted;
    try {
      return { status: 200, type: typeOf(file), body: await files.readFile(file) };
    } catch (error) {
      if (String(error).includes('EACCES'))
        return {
          status: 403,
          error: plain.endsWith('/')
            ? `"${file}" is forbidden (13: Permission denied)`
            : `open() "${file}" failed (13: Permission denied)`,
        };
    }
    if (!plain.endsWith('/') || !(await isFolder(wanted)))
      return { status: 404, error: `open() "${file}" failed (2: No such file or directory)` };
    // Amazon's Apache shows its test page with this status while there is no index.
    if (plain === '/' && !isNginx)
      return {
        status: 403,
        body: '<html><head><title>Test Page for the HTTP Server</title></head><body><h1>It works!</h1></body></html>\n',
      };
    return { status: 403, error: `directory index of "${wanted}/" is forbidden` };
  });
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

const TITLES: ReadonlyMap<number, string> = new Map([
  [301, '301 Moved Permanently'],
  [400, '400 Bad Request'],
  [403, '403 Forbidden'],
  [404, '404 Not Found'],
  [405, '405 Not Allowed'],
]);

function errorPage(status: number): string {
  const title = TITLES.get(status) ?? String(status);
  return `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n</body>\n</html>\n`;
}

function typeOf(path: string): string {
  if (/\.html?$/.test(path)) return 'text/html';
  if (path.endsWith('.json')) return 'application/json';
  if (path.endsWith('.css')) return 'text/css';
  return 'text/plain';
}

async function log(
  machine: Machine,
  service: Service,
  request: WebRequest,
  { status, body }: WebPage,
  error: string | undefined,
): Promise<void> {
  const logs = webLogs(service, machine.image);
  if (logs === undefined) return;
  const { now, units } = machine;
  const line = `${request.method} ${request.path} HTTP/1.1`;
  const size = request.method === 'HEAD' ? 0 : new TextEncoder().encode(body).length;
  const isNginx = service.name === 'nginx';
  // Amazon's nginx adds the client that a proxy names.
  const end = isNginx && machine.image.packages !== 'apt' ? ' "-"' : '';
  await machine.appendLog(
    logs.access,
    `${request.from} - - [${webTime(now)}] "${line}" ${status} ${size} "-" "${request.agent}"${end}`,
  );
  if (error === undefined || !isNginx) return;
  const date = `${new Date(now).toISOString().slice(0, 10).replaceAll('-', '/')} ${clockTime(now)}`;
  const pid = units.workerPids(service)[0] ?? units.state(service.name).pid;
  await machine.appendLog(
    logs.error,
    `${date} [error] ${pid}#${pid}: *1 ${error}, client: ${request.from}, server: _, request: "${line}", host: "${request.host}"`,
  );
}
