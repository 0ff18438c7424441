import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../kernel/lib/json.ts';
import { arbitraryInput } from '../testing/aws-input.ts';
import { findCustomization } from './customizations.ts';
import { findServiceModel, loadServiceModel } from './model.ts';
import { parseCommand } from './parse-command.ts';
import { printCommand } from './print-command.ts';
import { checkShape } from './shape-check.ts';

await loadServiceModel('ec2');
const model = findServiceModel('ec2');
if (model === undefined) throw new Error('the EC2 model is missing');
const operations = Object.entries(model.operations);

describe('parseCommand after printCommand', () => {
  it.each(operations)('gives back every input of %s', (operation, { input: shape }) => {
    if (shape === undefined) throw new Error(`${operation} takes no input`);
    const finish = findCustomization('ec2', operation)?.finish ?? ((input: JsonObject) => input);
    fc.assert(
      fc.property(arbitraryInput(model, shape), (input) => {
        // Generated inputs are AWS's own, apart from enumerations and patterns: the command line leaves them to the service.
        const isChecked = ({ kind }: { readonly kind: string }) => kind !== 'enum' && kind !== 'pattern';
        expect(checkShape(model, shape, input).filter(isChecked)).toEqual([]);
        const line = printCommand({ service: 'ec2', operation, input, region: 'eu-west-1' }, { width: 80 });
        const parsed = parseCommand(line);
        expect(parsed.ok ? parsed.value : parsed.error).toEqual({
          service: 'ec2',
          operation,
          // What the command changes in every request (protocol names, interface members) it also changes here.
          input: finish(input),
          region: 'eu-west-1',
          globals: {},
          paging: {},
        });
      }),
      { numRuns: 40 },
    );
  });

  it('gives back every guest request', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('SetListeners', 'SetDNSName', 'WriteFile2'),
        fc.json(),
        (operation, text) => {
          const input = { Value: JSON.parse(text) as JsonObject };
          const line = printCommand({ service: 'guest', operation, input });
          expect(line.split('\n')).toHaveLength(1);
          expect(parseCommand(line)).toMatchObject({
            ok: true,
            value: { service: 'guest', operation, input },
          });
        },
      ),
    );
  });
});
