import type { NetworkPlace, WebPage } from '../network/place.ts';
import type { Machine } from './machine.ts';
import { answerMetadata } from './metadata.ts';
import type { Terminal } from './terminal.ts';

/** Where the machine's programs send from. */
export function machinePlace(terminal: Terminal, machine: Machine): NetworkPlace {
  return {
    ...laptopPlace(terminal),
    session: machine.session,
    instance: machine.id,
    // Services that the line under way has started or stopped are not in the document yet.
    listensHere: (protocol, port, address) =>
      (protocol === 'tcp' &&
        (address.startsWith('127.')
          ? machine.units.ports().has(port)
          : machine.listeningPorts().includes(port))) ||
      machine.otherListeners().some((each) => each.Protocol === protocol && each.Port === port),
    metadata: (request) => answerMetadata(machine, request),
  };
}

/** A laptop on the internet. */
export function laptopPlace(terminal: Terminal): NetworkPlace {
  return {
    session: terminal.session,
    instance: null,
    address: terminal.laptop,
    listensHere: null,
    report: (event) => terminal.report(event),
    wake: async (instance) => {
      await terminal.wake(instance);
    },
    webPage: async (instance, port, path) => {
      const machine = await terminal.wake(instance);
      return machine === null ? null : webPage(machine, port, path);
    },
    metadata: null,
  };
}

/** What the web server that listens on the port gives. */
async function webPage(machine: Machine, port: number, path: string): Promise<WebPage | null> {
  const service = machine.units.ports().get(port);
  if (service?.pages === undefined) return null;
  const server = service.server ?? service.name;
  const plain = decodeURIComponent(path.replace(/\?.*/, ''));
  const wanted = machine.files.resolvePath(service.pages, `.${plain}`);
  const file = plain.endsWith('/') ? `${wanted.replace(/\/$/, '')}/index.html` : wanted;
  const body = file.startsWith(service.pages) ? await machine.read(file) : undefined;
  if (body !== undefined) return { status: 200, server, type: typeOf(file), body };
  // Amazon's Apache shows its test page with this status while there is no index.
  const status = plain === '/' && service.name === 'httpd' ? 403 : 404;
  const title = status === 403 ? '403 Forbidden' : '404 Not Found';
  const text =
    status === 403
      ? '<html><head><title>Test Page for the HTTP Server</title></head><body><h1>It works!</h1></body></html>\n'
      : `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n</body>\n</html>\n`;
  return { status, server, type: 'text/html', body: text };
}

function typeOf(path: string): string {
  if (/\.html?$/.test(path)) return 'text/html';
  if (path.endsWith('.json')) return 'application/json';
  if (path.endsWith('.css')) return 'text/css';
  return 'text/plain';
}
