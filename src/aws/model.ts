import { invariant } from '../kernel/lib/invariant.ts';
import { ec2 } from './generated/ec2.ts';

/** One AWS shape, as the service descriptions name it: types, limits and members, nothing else. */
export type Shape =
  | {
      readonly type: 'structure';
      readonly members: { readonly [member: string]: string };
      readonly required?: readonly string[];
    }
  | { readonly type: 'list'; readonly member: string; readonly min?: number; readonly max?: number }
  | {
      readonly type: 'map';
      readonly key: string;
      readonly value: string;
      readonly min?: number;
      readonly max?: number;
    }
  | ScalarShape;

export interface ScalarShape {
  readonly type: 'string' | 'integer' | 'long' | 'boolean' | 'timestamp' | 'blob' | 'double' | 'float';
  readonly enum?: readonly string[];
  /** Smallest number, or shortest string or list. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

export type StructureShape = Extract<Shape, { type: 'structure' }>;

export interface OperationModel {
  /** Name of the input shape; absent when the operation takes nothing. */
  readonly input?: string;
  /** Name of the output shape; absent when AWS answers with success only. */
  readonly output?: string;
  /** Set when the command line pages by itself: with a page size ("limit") or without ("token"). */
  readonly pages?: 'limit' | 'token';
}

export interface ServiceModel {
  readonly service: string;
  readonly apiVersion: string;
  readonly operations: { readonly [operation: string]: OperationModel };
  readonly shapes: { readonly [shape: string]: Shape };
}

const serviceModels: ReadonlyMap<string, ServiceModel> = new Map([[ec2.service, ec2]]);
const nothing: StructureShape = { type: 'structure', members: {} };

/** The slim model of a service by its command line name ("ec2"); undefined when it is not modelled. */
export function findServiceModel(service: string): ServiceModel | undefined {
  return serviceModels.get(service);
}

export function serviceNames(): readonly string[] {
  return [...serviceModels.keys()];
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
