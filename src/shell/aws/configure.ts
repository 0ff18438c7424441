import { closestName } from '../../aws/closest-name.ts';
import { formatCommandError, invalidChoice, usageError } from '../../aws/errors.ts';
import { type CommandContext, type CommandResult, fail, succeed } from '../bash/command.ts';
import { textOfBytes } from '../bash/text-bytes.ts';
import type { AwsCall } from './call.ts';
import { setIniValue } from './ini.ts';
import { profileNames, readSettingsFiles, settingsOf, settingsPaths } from './profile.ts';

const PROMPTS: readonly (readonly [key: string, prompt: string])[] = [
  ['aws_access_key_id', 'AWS Access Key ID'],
  ['aws_secret_access_key', 'AWS Secret Access Key'],
  ['region', 'Default region name'],
  ['output', 'Default output format'],
];
const SUBCOMMANDS = [
  'list',
  'get',
  'set',
  'add-model',
  'import',
  'list-profiles',
  'sso',
  'sso-session',
  'export-credentials',
];

/** Those that are answered; without one, `aws configure` asks. */
export const CONFIGURE_COMMANDS = ['get', 'list', 'list-profiles', 'set'];

/** `aws configure …`: the settings files, as AWS CLI reads and writes them. */
export async function configure(call: AwsCall, words: readonly string[]): Promise<CommandResult> {
  const [subcommand, ...rest] = words;
  const { context, profile } = call;
  switch (subcommand) {
    case undefined:
      return askSettings(call);
    case 'set':
      return setValue(context, rest, profile);
    case 'get':
      return getValue(context, rest, profile);
    case 'list':
      return listSettings(call);
    case 'list-profiles':
      return succeed(
        profileNames(await readSettingsFiles(context))
          .map((name) => `${name}\n`)
          .join(''),
      );
    case 'help':
      return succeed(CONFIGURE_HELP);
    default:
      break;
  }
  if (SUBCOMMANDS.includes(subcommand))
    return fail(
      `not simulated: aws configure ${subcommand}. There are configure, ${CONFIGURE_COMMANDS.join(', ')}.\n`,
      255,
    );
  const error = invalidChoice('subcommand', subcommand, SUBCOMMANDS);
  const hint = closestName(subcommand, SUBCOMMANDS);
  return fail(
    formatCommandError(error) + (hint === undefined ? '' : call.hint(`did you mean ${hint}?`)),
    252,
  );
}

async function askSettings(call: AwsCall): Promise<CommandResult> {
  const { context } = call;
  const profile = call.profile ?? 'default';
  const settings = settingsOf(await readSettingsFiles(context), profile);
  const piped = textOfBytes(String(context.stdin));
  const lines = piped === '' ? undefined : piped.split('\n');
  let stdout = '';
  for (const [index, [key, prompt]] of PROMPTS.entries()) {
    const current = settings?.get(key);
    const shown = current === undefined ? 'None' : key.startsWith('aws_') ? masked(current) : current;
    const question = `${prompt} [${shown}]: `;
    const answer = lines === undefined ? await call.ask?.(question) : lines[index];
    if (lines !== undefined || call.ask === undefined) stdout += question;
    if (answer === undefined) return { stdout, stderr: '\nEOF when reading a line\n', exitCode: 255 };
    if (answer.trim() !== '') await writeValue(context, profile, key, answer.trim());
  }
  return succeed(lines === undefined ? stdout : `${stdout}\n`);
}

function masked(value: string): string {
  return `${'*'.repeat(16)}${value.slice(-4)}`;
}

async function writeValue(
  context: CommandContext,
  profile: string,
  key: string,
  value: string,
): Promise<void> {
  const paths = settingsPaths(context);
  const isSecret = /^aws_(access_key_id|secret_access_key|session_token)$/.test(key);
  const path = isSecret ? paths.credentials : paths.config;
  const section = isSecret || profile === 'default' ? profile : `profile ${profile}`;
  await context.fs.mkdir(path.replace(/\/[^/]*$/, '') || '/', { recursive: true });
  const text = (await context.fs.exists(path)) ? await context.fs.readFile(path) : '';
  await context.fs.writeFile(path, setIniValue(text, section, key, value));
}

async function setValue(
  context: CommandContext,
  words: readonly string[],
  given: string | undefined,
): Promise<CommandResult> {
  const [name, value, ...more] = words;
  if (name === undefined || value === undefined)
    return usage(`the following arguments are required: ${name === undefined ? 'varname, value' : 'value'}`);
  if (more.length > 0) return usage(`Unknown options: ${more.join(', ')}`);
  const { profile, key } = settingNamed(name, given);
  await writeValue(context, profile, key, value);
  return succeed('');
}

async function getValue(
  context: CommandContext,
  words: readonly string[],
  given: string | undefined,
): Promise<CommandResult> {
  const [name, ...more] = words;
  if (name === undefined) return usage('the following arguments are required: varname');
  if (more.length > 0) return usage(`Unknown options: ${more.join(', ')}`);
  const { profile, key } = settingNamed(name, given);
  const value = settingsOf(await readSettingsFiles(context), profile)?.get(key);
  return value === undefined ? fail('', 1) : succeed(`${value}\n`);
}

/** `region`, `default.region`, `default.s3.max_queue_size`, `profile.lab.region` */
function settingNamed(
  name: string,
  given: string | undefined,
): { readonly profile: string; readonly key: string } {
  const parts = name.split('.');
  if (parts[0] === 'profile' && parts.length > 2)
    return { profile: parts[1] ?? '', key: parts.slice(2).join('.') };
  if (parts[0] === 'default' && parts.length > 1)
    return { profile: 'default', key: parts.slice(1).join('.') };
  return { profile: given ?? 'default', key: name };
}

function usage(message: string): CommandResult {
  return fail(formatCommandError(usageError(message)), 252);
}

async function listSettings(call: AwsCall): Promise<CommandResult> {
  const { context, home } = call;
  const { env } = context;
  const paths = settingsPaths(context);
  const settings = settingsOf(await readSettingsFiles(context), call.profile ?? 'default');
  const fromFile = (key: string, isSecret: boolean): Row => {
    const value = settings?.get(key);
    if (value === undefined) return NOT_SET;
    return isSecret
      ? [masked(value), 'shared-credentials-file', '']
      : [value, 'config-file', shortened(paths.config, env.get('HOME'))];
  };
  const fromEnvironment = (names: readonly string[], otherwise: Row): Row => {
    const name = names.find((each) => env.has(each));
    return name === undefined ? otherwise : [env.get(name) ?? '', 'env', name];
  };
  const region = fromEnvironment(['AWS_REGION', 'AWS_DEFAULT_REGION'], fromFile('region', false));
  const rows: readonly (readonly [string, Row])[] = [
    ['NAME', ['VALUE', 'TYPE', 'LOCATION']],
    ['profile', call.profile === undefined ? NOT_SET : [call.profile, 'manual', '--profile']],
    ['access_key', fromFile('aws_access_key_id', true)],
    ['secret_key', fromFile('aws_secret_access_key', true)],
    ['region', region === NOT_SET ? [home.region, 'document', 'the open document'] : region],
  ];
  return succeed(
    rows
      .map(([name, [value, type, location]]) =>
        `${name.padEnd(10)} : ${value.padEnd(24)} : ${type.padEnd(16)} : ${location}`.trimEnd(),
      )
      .map((line) => `${line}\n`)
      .join(''),
  );
}

type Row = readonly [value: string, type: string, location: string];
const NOT_SET: Row = ['<not set>', 'None', 'None'];

function shortened(path: string, home: string | undefined): string {
  return home !== undefined && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

const CONFIGURE_HELP = `aws configure

  Asks for the settings of a profile, one after the other, and keeps them in ~/.aws.
  No key is needed here: any text will do, and nothing is sent anywhere.

Subcommands:
  set NAME VALUE    sets one value, as in: aws configure set region eu-west-1
  get NAME          prints one value
  list              prints what is in force, and where it comes from
  list-profiles     prints the names of all profiles

Options:
  --profile NAME    the profile that is meant; without it the one called default
`;
