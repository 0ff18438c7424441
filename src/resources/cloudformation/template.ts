import { isNode, isScalar, parseDocument, visit } from 'yaml';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';

export const INVALID = 'ValidationError';
const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Resources',
  'Outputs',
  'Hooks',
];
/** Resources for which CloudFormation wants a capability, and the property that gives each a name of its own. */
const IAM: { readonly [type: string]: string } = {
  'AWS::IAM::AccessKey': '',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': '',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': '',
};

/** What a template says, as far as it is told without making anything of it. */
export interface Template {
  readonly description: string | undefined;
  readonly version: string | undefined;
  readonly parameters: readonly (readonly [name: string, facts: JsonObject])[];
  readonly types: readonly string[];
  readonly transforms: readonly string[];
  readonly capabilities: readonly string[];
  readonly reason: string | undefined;
}

function wrong(message: string): never {
  return refuse(INVALID, `Template format error: ${message}`);
}

/** Reads a template in YAML or JSON and checks what CloudFormation checks before it makes anything. */
export function readTemplate(text: string): Template {
  const root = objectOf(parse(text));
  if (root === undefined) return wrong('unsupported structure.');
  const stranger = Object.keys(root).find((name) => !SECTIONS.includes(name));
  if (stranger !== undefined) return refuse(INVALID, `Invalid template property or properties [${stranger}]`);
  const resources = entriesOf(root.Resources);
  if (resources.length === 0) return wrong('At least one Resources member must be defined.');
  for (const [name, resource] of resources) {
    if (!/^[a-zA-Z0-9]+$/.test(name)) wrong(`Resource name ${name} is non alphanumeric.`);
    if (typeof resource.Type !== 'string') wrong(`[/Resources/${name}] resource definition is malformed`);
  }
  const parameters = entriesOf(root.Parameters);
  for (const [name, facts] of parameters)
    if (typeof facts.Type !== 'string') wrong(`Template error: parameter ${name} must have a type`);
  checkReferences(root, 'Resources', [...resources, ...parameters]);
  checkReferences(root, 'Outputs', [...resources, ...parameters]);
  const transforms = [root.Transform].flat().filter((each): each is string => typeof each === 'string');
  const types = resources.map(([, { Type }]) => String(Type));
  const needy = resources.filter(([, { Type }]) => Object.hasOwn(IAM, String(Type)));
  const isNamed = needy.some(([, { Type, Properties }]) => {
    const field = IAM[String(Type)] ?? '';
    return field !== '' && objectOf(Properties)?.[field] !== undefined;
  });
  const needyTypes = [...new Set(needy.map(([, { Type }]) => String(Type)))];
  return {
    description: typeof root.Description === 'string' ? root.Description : undefined,
    version: root.AWSTemplateFormatVersion === undefined ? undefined : String(root.AWSTemplateFormatVersion),
    parameters,
    types: [...new Set(types)],
    transforms,
    capabilities: [
      ...(needy.length > 0 ? [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'] : []),
      ...(transforms.length > 0 ? ['CAPABILITY_AUTO_EXPAND'] : []),
    ],
    reason:
      needy.length > 0
        ? `The following resource(s) require capabilities: [${needyTypes.join(', ')}]`
        : transforms.length > 0
          ? `The following resource(s) require capabilities: [${transforms.join(', ')}]`
          : undefined,
  };
}

function parse(text: string): JsonValue {
  const isJson = text.trimStart().startsWith('{');
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    return wrong(
      isJson
        ? `JSON not well-formed. (line ${line}, column ${col})`
        : `YAML not well-formed. (line ${line}, column ${col})`,
    );
  }
  // `!Sub x` is short for `Fn::Sub: x`.
  visit(document, {
    Node(_key, node) {
      const { tag } = node;
      if (tag === undefined || !/^![A-Z]/.test(tag)) return undefined;
      const name = tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag.slice(1)}`;
      const value = isScalar(node) ? node.value : undefined;
      const inner =
        name === 'Fn::GetAtt' && typeof value === 'string'
          ? splitAttribute(value)
          : isScalar(node)
            ? value
            : node.clone();
      if (isNode(inner)) delete inner.tag;
      return document.createNode({ [name]: inner });
    },
  });
  return (document.toJS({ maxAliasCount: 100 }) ?? null) as JsonValue;
}

function splitAttribute(text: string): readonly string[] {
  const at = text.indexOf('.');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

function entriesOf(value: JsonValue | undefined): readonly (readonly [string, JsonObject])[] {
  return Object.entries(objectOf(value) ?? {}).map(([name, each]) => [name, objectOf(each) ?? {}] as const);
}

function checkReferences(
  root: JsonObject,
  section: 'Resources' | 'Outputs',
  known: readonly (readonly [string, JsonObject])[],
): void {
  const names = new Set(known.map(([name]) => name));
  const lost = [...referencesIn(root[section] ?? null, new Set())].filter(
    (name) => !name.startsWith('AWS::') && !names.has(name),
  );
  if (lost.length > 0)
    wrong(
      `Unresolved resource dependencies [${lost.sort().join(', ')}] in the ${section} block of the template`,
    );
}

/** Names that `Ref`, `GetAtt`, `Sub` and `DependsOn` mean. */
function referencesIn(value: JsonValue, found: Set<string>): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) referencesIn(item, found);
  const object = objectOf(value);
  if (object === undefined) return found;
  for (const [name, inner] of Object.entries(object)) {
    if (name === 'Ref' && typeof inner === 'string') found.add(inner);
    else if (name === 'Fn::GetAtt') addAttribute(inner, found);
    else if (name === 'Fn::Sub') addSubstituted(inner, found);
    else if (name === 'DependsOn') for (const each of [inner].flat()) found.add(String(each));
    else referencesIn(inner, found);
  }
  return found;
}

function addAttribute(value: JsonValue, found: Set<string>): void {
  const [first] = Array.isArray(value) ? (value as readonly JsonValue[]) : splitAttribute(String(value));
  if (typeof first === 'string') found.add(first);
}

function addSubstituted(value: JsonValue, found: Set<string>): void {
  const [text, own] = Array.isArray(value) ? (value as readonly JsonValue[]) : [value, {}];
  const given = objectOf(own) ?? {};
  referencesIn(given, found);
  for (const [, name = ''] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
    const [target = ''] = splitAttribute(name.trim());
    if (!Object.hasOwn(given, target)) found.add(target);
  }
}
