import type { JsonObject } from '../kernel/lib/json.ts';
import { err, ok } from '../kernel/lib/result.ts';
import type { CommandOption, Customization } from './command-option.ts';
import { generalError } from './errors.ts';

/** The service tells requests apart by it; whoever answers puts something unique in its place. */
const CallerReference = 'cli';

function custom(name: string, arity: CommandOption['arity']): CommandOption {
  return { name, arity, required: false, destination: name, role: { kind: 'custom' } };
}

function optional(options: readonly CommandOption[], name: string): readonly CommandOption[] {
  return options.map((option) => (option.name === name ? { ...option, required: false } : option));
}

/** `--paths` in place of `--invalidation-batch`. */
export const invalidationCustomization: Customization = {
  options: (options) => [...optional(options, 'invalidation-batch'), custom('paths', 'many')],
  read(given, input) {
    const paths = given.get('paths');
    if (paths === undefined) return ok(input);
    if (input.InvalidationBatch !== undefined)
      return err(generalError('--paths and --invalidation-batch are mutually exclusive.'));
    const Paths = { Quantity: paths.length, Items: [...paths] };
    return ok({ ...input, InvalidationBatch: { CallerReference, Paths } });
  },
};

/** `--origin-domain-name` and `--default-root-object` in place of a whole `--distribution-config`. */
export const distributionCustomization: Customization = {
  options: (options) => [
    ...optional(options, 'distribution-config'),
    custom('origin-domain-name', 'one'),
    custom('default-root-object', 'one'),
  ],
  read(given, input) {
    const origin = given.get('origin-domain-name')?.[0];
    const root = given.get('default-root-object')?.[0];
    if (origin === undefined && root === undefined) return ok(input);
    if (input.DistributionConfig !== undefined)
      return err(
        generalError(
          `--${origin === undefined ? 'default-root-object' : 'origin-domain-name'} and --distribution-config are mutually exclusive.`,
        ),
      );
    return ok({ ...input, DistributionConfig: simpleConfig(origin ?? '', root ?? '') });
  },
};

function simpleConfig(DomainName: string, DefaultRootObject: string): JsonObject {
  const Id = `${DomainName}-cli`;
  const isBucket = /\.s3[.-].*amazonaws\.com$|\.s3\.amazonaws\.com$/.test(DomainName);
  return {
    CallerReference,
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id,
          DomainName,
          OriginPath: '',
          ...(isBucket
            ? { S3OriginConfig: { OriginAccessIdentity: '' } }
            : {
                CustomOriginConfig: {
                  HTTPPort: 80,
                  HTTPSPort: 443,
                  OriginProtocolPolicy: 'http-only',
                },
              }),
        },
      ],
    },
    DefaultRootObject,
    DefaultCacheBehavior: {
      TargetOriginId: Id,
      ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' }, Headers: { Quantity: 0 } },
      TrustedSigners: { Enabled: false, Quantity: 0 },
      ViewerProtocolPolicy: 'allow-all',
      MinTTL: 0,
    },
    Comment: '',
    Enabled: true,
  };
}
