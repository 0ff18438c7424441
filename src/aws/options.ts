import type { Arity, CommandOption, OptionRole } from './command-option.ts';
import { findCustomization } from './customizations.ts';
import { findShape, inputShape, memberShape } from './model.ts';
import { kebabName } from './names.ts';
import type { OperationModel, ServiceModel } from './shape.ts';

const optionTables = new WeakMap<OperationModel, readonly CommandOption[]>();

/** Every option of an operation's command, in the order of AWS's model, as AWS CLI builds them. */
export function commandOptions(
  model: ServiceModel,
  operation: string,
  operationModel: OperationModel,
): readonly CommandOption[] {
  const known = optionTables.get(operationModel);
  if (known !== undefined) return known;
  const options = buildOptions(model, operation, operationModel);
  optionTables.set(operationModel, options);
  return options;
}

function buildOptions(
  model: ServiceModel,
  operation: string,
  operationModel: OperationModel,
): readonly CommandOption[] {
  const shape = inputShape(model, operationModel);
  const members = Object.keys(shape.members).flatMap((member) =>
    memberOptions(model, member, memberShape(shape, member) ?? '', shape.required?.includes(member) ?? false),
  );
  const customized = findCustomization(model.service, operation)?.options?.(members) ?? members;
  return [...customized, ...commonOptions(operationModel)];
}

function memberOptions(
  model: ServiceModel,
  member: string,
  shapeName: string,
  required: boolean,
): readonly CommandOption[] {
  const name = kebabName(member);
  const shape = findShape(model, shapeName);
  if (shape.type === 'boolean') {
    const negative = negativeName(model.service, name);
    // A required boolean is not demanded by the parser: either of two options can give it.
    return [
      {
        name,
        arity: 'none',
        required: false,
        destination: name,
        role: { kind: 'flag', member, value: true },
      },
      {
        name: negative,
        arity: 'none',
        required: false,
        destination: name,
        role: { kind: 'flag', member, value: false },
      },
    ];
  }
  if (isAttributeFlag(model, shapeName)) {
    const role = { kind: 'attribute-flag', member, shape: shapeName } as const;
    const negative = `no-${name}`;
    return [
      { name, arity: 'maybe', required: false, destination: name, role: { ...role, value: true } },
      {
        name: negative,
        arity: 'none',
        required: false,
        destination: negative,
        role: { ...role, value: false },
      },
    ];
  }
  const arity = shape.type === 'list' ? 'many' : 'one';
  return [{ name, arity, required, destination: name, role: { kind: 'member', member, shape: shapeName } }];
}

/** EC2 has its own words for two opposites: `--ingress` and `--enable-api-termination`. */
function negativeName(service: string, name: string): string {
  if (service === 'ec2' && name === 'egress') return 'ingress';
  if (service === 'ec2' && name === 'disable-api-termination') return 'enable-api-termination';
  return `no-${name}`;
}

/** True for `AttributeBooleanValue`-like shapes, which EC2's commands take as a plain pair of options. */
function isAttributeFlag(model: ServiceModel, shapeName: string): boolean {
  const shape = findShape(model, shapeName);
  if (model.service !== 'ec2' || shape.type !== 'structure') return false;
  const value = memberShape(shape, 'Value');
  if (value === undefined || Object.keys(shape.members).length !== 1) return false;
  return findShape(model, value).type === 'boolean';
}

function commonOptions(operationModel: OperationModel): readonly CommandOption[] {
  const plain = (name: string, role: OptionRole, arity: Arity = 'one'): CommandOption => ({
    name,
    arity,
    required: false,
    destination: name,
    role,
  });
  const paging = [
    plain('starting-token', { kind: 'page', setting: 'startingToken' }),
    ...(operationModel.pages === 'limit' ? [plain('page-size', { kind: 'page', setting: 'pageSize' })] : []),
    plain('max-items', { kind: 'page', setting: 'maxItems' }),
  ];
  return [
    plain('cli-input-json', { kind: 'input-json' }),
    ...(operationModel.pages === undefined ? [] : paging),
    plain('generate-cli-skeleton', { kind: 'skeleton' }, 'maybe'),
  ];
}
