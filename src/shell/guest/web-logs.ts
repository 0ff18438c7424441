import type { BaseFile } from './base-file.ts';
import type { HostImage } from './images.ts';

export interface WebLogs {
  readonly access: string;
  readonly error: string;
}

/** Where a web server writes down what it was asked, and what went wrong. */
export function webLogs({ name }: { readonly name: string }, image: HostImage): WebLogs | undefined {
  if (name === 'nginx') return { access: '/var/log/nginx/access.log', error: '/var/log/nginx/error.log' };
  if (name !== 'httpd') return undefined;
  return image.packages === 'apt'
    ? { access: '/var/log/apache2/access.log', error: '/var/log/apache2/error.log' }
    : { access: '/var/log/httpd/access_log', error: '/var/log/httpd/error_log' };
}

/** The logs as the package leaves them: who may read them differs. */
export function webLogFiles(service: 'nginx' | 'httpd', image: HostImage): readonly BaseFile[] {
  const logs = webLogs({ name: service }, image);
  if (logs === undefined) return [];
  const isDebian = image.packages === 'apt';
  const folder = logs.access.replace(/\/[^/]*$/, '');
  const [folderMode, mode, owner] = isDebian
    ? ([service === 'nginx' ? 0o755 : 0o750, 0o640, service === 'nginx' ? 'www-data' : 'root'] as const)
    : service === 'nginx'
      ? ([0o711, 0o640, 'nginx'] as const)
      : ([0o700, 0o644, 'root'] as const);
  const group = isDebian ? 'adm' : 'root';
  return [
    { path: folder, mode: folderMode, owner: 'root', group },
    ...[logs.access, logs.error].map((path): BaseFile => ({ path, text: '', mode, owner, group })),
  ];
}
