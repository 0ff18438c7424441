import * as z from 'zod';
import { type Operation, operation } from '../../../kernel/cloud/operation.ts';
import type { AllTables, DataContext } from '../../data-tables.ts';

type Make = <Shape extends z.ZodRawShape>(
  name: string,
  input: Shape,
  spec: {
    readonly errors?: readonly string[];
    readonly example: z.input<z.ZodObject<Shape>>;
    readonly run: (context: DataContext, input: z.output<z.ZodObject<Shape>>) => object | undefined;
  },
) => Operation<AllTables>;

/** Makes operations of one service. An operation that answers nothing but success returns nothing. */
export function inService(service: string): Make {
  return (name, shape, { errors = [], example, run }) => {
    const input = z.strictObject(shape);
    return operation<AllTables, z.ZodType>({
      service,
      name,
      input,
      errors,
      example,
      run: (context, given) => run(context, given as never) ?? {},
    });
  };
}
