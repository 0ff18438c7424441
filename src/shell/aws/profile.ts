import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { CommandContext } from '../bash/command.ts';
import type { ShellPlace } from '../ports.ts';
import { readIni } from './ini.ts';

/** What the environment, the settings files and the line together say about who calls, and where. */
export interface CallerSettings {
  readonly place: ShellPlace;
  readonly profile: string | undefined;
  readonly output: string;
  /** The profile's settings from both files. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface SettingsFiles {
  readonly config: string;
  readonly credentials: string;
}

/** Where the settings files lie. */
export function settingsPaths({ env }: CommandContext): SettingsFiles {
  const home = env.get('HOME') ?? '/';
  return {
    config: env.get('AWS_CONFIG_FILE') ?? `${home}/.aws/config`,
    credentials: env.get('AWS_SHARED_CREDENTIALS_FILE') ?? `${home}/.aws/credentials`,
  };
}

export async function readSettingsFiles(context: CommandContext): Promise<SettingsFiles> {
  const paths = settingsPaths(context);
  const read = async (path: string) => ((await context.fs.exists(path)) ? context.fs.readFile(path) : '');
  return { config: await read(paths.config), credentials: await read(paths.credentials) };
}

export function profileNames({ config, credentials }: SettingsFiles): readonly string[] {
  const names = [...readIni(config).keys()]
    .filter((name) => name === 'default' || name.startsWith('profile '))
    .map((name) => name.replace(/^profile\s+/, ''));
  return [...new Set([...names, ...readIni(credentials).keys()])];
}

export function settingsOf(files: SettingsFiles, profile: string): ReadonlyMap<string, string> | undefined {
  const section = profile === 'default' ? 'default' : `profile ${profile}`;
  const config = readIni(files.config).get(section);
  const credentials = readIni(files.credentials).get(profile);
  if (config === undefined && credentials === undefined) return undefined;
  return new Map([...(config ?? []), ...(credentials ?? [])]);
}

interface GivenOptions {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly output?: string | undefined;
}

/** Reads AWS CLI's settings in its order: the line, the environment, the profile; then the document's own place. */
export async function findCaller(
  context: CommandContext,
  given: GivenOptions,
  home: ShellPlace,
): Promise<Result<CallerSettings, string>> {
  const { env } = context;
  const profile = given.profile ?? env.get('AWS_PROFILE') ?? env.get('AWS_DEFAULT_PROFILE');
  const settings = settingsOf(await readSettingsFiles(context), profile ?? 'default');
  const isAccount = profile !== undefined && /^\d{12}$/.test(profile);
  if (settings === undefined && profile !== undefined && profile !== 'default' && !isAccount)
    return err(`The config profile (${profile}) could not be found`);
  const region =
    given.region ??
    env.get('AWS_REGION') ??
    env.get('AWS_DEFAULT_REGION') ??
    settings?.get('region') ??
    home.region;
  const account = accountOf(settings) ?? (isAccount ? profile : home.account);
  const output = given.output ?? env.get('AWS_DEFAULT_OUTPUT') ?? settings?.get('output') ?? 'json';
  return ok({ place: { account, region }, profile, output, settings: settings ?? new Map() });
}

/** The account that a profile's role lies in, or that it names. */
function accountOf(settings: ReadonlyMap<string, string> | undefined): string | undefined {
  const role = /^arn:aws[\w-]*:iam::(\d{12}):role\//.exec(settings?.get('role_arn') ?? '')?.[1];
  return role ?? settings?.get('sso_account_id') ?? settings?.get('aws_account_id');
}
