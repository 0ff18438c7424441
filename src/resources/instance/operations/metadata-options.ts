import * as z from 'zod';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import { metadataOptionsInput, withMetadataOptions } from '../metadata-options.ts';

const input = z.strictObject({ InstanceId: z.string(), ...metadataOptionsInput.shape });

export const modifyInstanceMetadataOptions = operation<AwsTables, typeof input>({
  name: 'ModifyInstanceMetadataOptions',
  input,
  errors: ['InvalidInstanceID.NotFound'],
  example: { InstanceId: 'i-0123456789abcdef0', HttpTokens: 'required' },
  run: (context, { InstanceId, ...given }) => {
    const record = context.find('instance', InstanceId, 'InvalidInstanceID.NotFound');
    const changed = withMetadataOptions(record, given);
    context.put('instance', { ...record, ...changed });
    const options = changed.extra.MetadataOptions;
    return {
      InstanceId,
      InstanceMetadataOptions: { ...(typeof options === 'object' ? options : {}), State: 'pending' },
    };
  },
});
