import * as z from 'zod';
import { jsonObject, recordSchema } from './facts.ts';

/**
 * The record of a type whose facts are no more than what AWS describes of it: kept as AWS answers
 * it, under the name by which requests mean it.
 */
export const describedSchema = recordSchema({ Name: z.string(), Detail: jsonObject });

export type Described = z.infer<typeof describedSchema>;
