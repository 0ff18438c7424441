import { invariant } from '../kernel/lib/invariant.ts';
import { ec2 } from './generated/ec2.ts';
import { modelLoaders } from './generated/loaders.ts';
import type { OperationModel, ServiceModel, Shape, StructureShape } from './shape.ts';

/**
 * Models read so far. What every edit needs of EC2 is there from the start, as each is shown as a command; the
 * rest of EC2 is joined to it when a command line asks for the service.
 */
const serviceModels = new Map<string, ServiceModel>([[ec2.service, ec2]]);
const readModels = new Set<string>();
const nothing: StructureShape = { type: 'structure', members: {} };

/** Reads the model of a service, so that `findServiceModel` finds it; undefined when it is not modelled. */
export async function loadServiceModel(service: string): Promise<ServiceModel | undefined> {
  if (Object.hasOwn(modelLoaders, service) && !readModels.has(service)) {
    const model = await modelLoaders[service]?.();
    const known = serviceModels.get(service);
    if (model !== undefined && !readModels.has(service))
      serviceModels.set(service, known === undefined ? model : joined(known, model));
    readModels.add(service);
  }
  return serviceModels.get(service);
}

function joined(one: ServiceModel, other: ServiceModel): ServiceModel {
  return {
    ...one,
    operations: { ...one.operations, ...other.operations },
    shapes: { ...one.shapes, ...other.shapes },
  };
}

/**
 * The slim model of a service by its command line name ("ec2"); undefined when it is not modelled
 * or not read yet (`loadServiceModel`).
 */
export function findServiceModel(service: string): ServiceModel | undefined {
  return serviceModels.get(service);
}

/** Every service that is modelled, read or not. */
export function serviceNames(): readonly string[] {
  return [...new Set([ec2.service, ...Object.keys(modelLoaders)])];
}

export function findOperation(model: ServiceModel, operation: string): OperationModel | undefined {
  return Object.hasOwn(model.operations, operation) ? model.operations[operation] : undefined;
}

/** The named shape. Names come from the model itself, so a missing one is a fault of the generator. */
export function findShape(model: ServiceModel, name: string): Shape {
  const shape = Object.hasOwn(model.shapes, name) ? model.shapes[name] : undefined;
  invariant(shape !== undefined, `${model.service} has a shape ${name}`);
  return shape;
}

/** The input structure of an operation; without members when it takes none. */
export function inputShape(model: ServiceModel, operation: OperationModel): StructureShape {
  const shape = operation.input === undefined ? nothing : findShape(model, operation.input);
  return shape.type === 'structure' ? shape : nothing;
}

/** The shape name of a structure's member; undefined when it has no such member. */
export function memberShape(shape: StructureShape, member: string): string | undefined {
  return Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
}

export function isComplex(shape: Shape): boolean {
  return shape.type === 'structure' || shape.type === 'list' || shape.type === 'map';
}
