import type { Arity } from './command-option.ts';

/** Options that every `aws` command takes, at any place of the line. */
export interface GlobalOption {
  readonly name: string;
  readonly arity: Extract<Arity, 'none' | 'one'>;
  readonly choices?: readonly string[];
}

const flag = (name: string): GlobalOption => ({ name, arity: 'none' });
const valued = (name: string, choices?: readonly string[]): GlobalOption => ({
  name,
  arity: 'one',
  ...(choices !== undefined && { choices }),
});

export const globalOptions: readonly GlobalOption[] = [
  flag('debug'),
  valued('endpoint-url'),
  flag('no-verify-ssl'),
  flag('no-paginate'),
  valued('output', ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off']),
  valued('query'),
  valued('profile'),
  valued('region'),
  flag('version'),
  valued('color', ['on', 'off', 'auto']),
  flag('no-sign-request'),
  valued('ca-bundle'),
  valued('cli-read-timeout'),
  valued('cli-connect-timeout'),
  valued('cli-binary-format', ['base64', 'raw-in-base64-out']),
  flag('no-cli-pager'),
  flag('cli-auto-prompt'),
  flag('no-cli-auto-prompt'),
];
