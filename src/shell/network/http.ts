import { TCP } from '../../kernel/net/protocol.ts';
import { connectDelay } from './connect.ts';
import type { NetworkCall } from './network-command.ts';
import type { WebPage } from './place.ts';
import type { Sent } from './send.ts';

export interface Address {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** A URL as curl takes it, the scheme left out or not. */
export function readUrl(text: string): Address | undefined {
  const match = /^(?:(https?):\/\/)?(?:[^/@]*@)?([^/:?#\s]+)(?::(\d{1,5}))?([/?][^#]*)?(?:#.*)?$/i.exec(text);
  const host = match?.[2];
  if (match === null || host === undefined) return undefined;
  const scheme = match[1]?.toLowerCase() === 'https' ? 'https' : 'http';
  const port = Number(match[3] ?? (scheme === 'https' ? 443 : 80));
  const path = match[4] ?? '/';
  return port < 1 || port > 65535
    ? undefined
    : { scheme, host, port, path: path.startsWith('?') ? `/${path}` : path };
}

export interface HttpRequest {
  readonly url: Address;
  readonly method: string;
  readonly headers: ReadonlyMap<string, string>;
  /** The program as it names itself. */
  readonly agent: string;
  /** Milliseconds to wait for a connection. */
  readonly limit: number;
  /** An address in place of what the name means (`curl --resolve`). */
  readonly address?: string | undefined;
}

export type HttpOutcome =
  | { readonly kind: 'unknown-host' }
  | { readonly kind: 'no-resolver' }
  | { readonly kind: 'failed'; readonly sent: Sent; readonly address: string; readonly waited: number }
  /** Connected, but what speaks there is not known. */
  | { readonly kind: 'silent'; readonly sent: Sent; readonly address: string; readonly why: string }
  | { readonly kind: 'page'; readonly sent: Sent; readonly address: string; readonly page: WebPage };

const METADATA = '169.254.169.254';

/** One request over a connection of its own. */
export async function fetchPage(call: NetworkCall, request: HttpRequest): Promise<HttpOutcome> {
  const { url, limit } = request;
  const found = request.address === undefined ? await call.lookUp(url.host) : { address: request.address };
  if (found === 'unknown') return { kind: 'unknown-host' };
  if (found === 'no-resolver') return { kind: 'no-resolver' };
  const { address } = found;
  const sent = await call.send(address, TCP, url.port);
  if (sent.outcome !== 'answered') {
    const waited = connectDelay(sent.outcome, limit);
    call.wait(waited);
    return { kind: 'failed', sent, address, waited };
  }
  call.wait(sent.roundTrip * 2);
  if (address === METADATA && call.place.metadata !== null) {
    const page = call.place.metadata({ method: request.method, path: url.path, headers: request.headers });
    return { kind: 'page', sent, address, page };
  }
  if (sent.world !== null) return { kind: 'page', sent, address, page: worldPage(sent, url) };
  if (sent.instance === null)
    return { kind: 'silent', sent, address, why: `not simulated: what answers at ${address}.` };
  if (url.scheme === 'https')
    return {
      kind: 'silent',
      sent,
      address,
      why: 'not simulated: TLS of a web server on an instance; http:// is.',
    };
  const page = await call.place.webPage(sent.instance, {
    port: url.port,
    method: request.method,
    path: url.path,
    host: request.headers.get('host') ?? `${url.host}${url.port === 80 ? '' : `:${url.port}`}`,
    from: sent.seenFrom,
    agent: request.headers.get('user-agent') ?? request.agent,
  });
  if (page !== null) return { kind: 'page', sent, address, page };
  const why = `not simulated: what the software on port ${url.port} of ${sent.instance} answers; nginx and httpd are.`;
  return { kind: 'silent', sent, address, why };
}

function worldPage(sent: Sent, { scheme, host }: Address): WebPage {
  const page = { server: 'world', type: 'text/html; charset=UTF-8' };
  if (sent.world?.tellsAddress === true)
    return { ...page, status: 200, type: 'text/plain', body: `${sent.seenFrom}\n` };
  if (sent.world?.page !== undefined) return { ...page, status: 200, body: sent.world.page };
  if (scheme === 'http') return { ...page, status: 301, body: '', location: `https://${host}/` };
  return { ...page, status: 200, body: `<!-- not simulated: the page of ${host}. -->\n` };
}

const REASONS: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [301, 'Moved Permanently'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
]);

/** Status line and headers, each with the carriage return that HTTP gives it. */
export function headersOf(page: WebPage, clock: number): string {
  return [
    `HTTP/1.1 ${page.status} ${REASONS.get(page.status) ?? ''}`,
    ...(page.server === 'world' ? [] : [`Server: ${page.server}`]),
    `Date: ${new Date(clock).toUTCString()}`,
    `Content-Type: ${page.type}`,
    `Content-Length: ${new TextEncoder().encode(page.body).length}`,
    ...(page.location === undefined ? [] : [`Location: ${page.location}`]),
    'Connection: close',
    '',
    '',
  ].join('\r\n');
}
