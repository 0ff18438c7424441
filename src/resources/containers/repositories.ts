import * as z from 'zod';
import { inService } from '../shared/data/data-operation.ts';
import { keyedTags, patchNamed } from '../shared/data/described.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { findOr, simpleOperations } from '../shared/data/simple.ts';
import { iso } from '../shared/time.ts';

const text = z.string().optional();

const repositories = simpleOperations({
  service: 'ecr',
  table: 'ecr-repository',
  prefix: 'repository',
  create: {
    operation: 'CreateRepository',
    name: 'repositoryName',
    input: {
      registryId: text,
      tags: keyedTags,
      imageTagMutability: text,
      imageScanningConfiguration: jsonObject.optional(),
      encryptionConfiguration: jsonObject.optional(),
    },
    example: { repositoryName: 'web' },
    exists: [
      'RepositoryAlreadyExistsException',
      (name) => `The repository with name '${name}' already exists in the registry`,
    ],
    detail: (context, input, name) => ({
      repositoryArn: arnOf(context, 'ecr', `repository/${name}`),
      registryId: context.account,
      repositoryName: name,
      repositoryUri: `${context.account}.dkr.ecr.${context.region}.amazonaws.com/${name}`,
      createdAt: iso(context.at),
      imageTagMutability: input.imageTagMutability ?? 'MUTABLE',
      imageScanningConfiguration: input.imageScanningConfiguration ?? { scanOnPush: false },
      encryptionConfiguration: input.encryptionConfiguration ?? { encryptionType: 'AES256' },
    }),
    answer: (repository) => ({ repository }),
  },
  list: {
    operation: 'DescribeRepositories',
    names: 'repositoryNames',
    more: { registryId: text },
    missing: [
      'RepositoryNotFoundException',
      (name) => `The repository with name '${name}' does not exist in the registry`,
    ],
    answer: (found) => ({ repositories: found }),
  },
  remove: {
    operation: 'DeleteRepository',
    name: 'repositoryName',
    more: { registryId: text, force: z.boolean().optional() },
    missing: [
      'RepositoryNotFoundException',
      (name) => `The repository with name '${name}' does not exist in the registry`,
    ],
    answer: (repository) => ({ repository }),
  },
});

const ecr = inService('ecr');
const putImageScanningConfiguration = ecr(
  'PutImageScanningConfiguration',
  { registryId: text, repositoryName: z.string(), imageScanningConfiguration: jsonObject },
  {
    errors: ['RepositoryNotFoundException'],
    example: { repositoryName: 'web', imageScanningConfiguration: { scanOnPush: true } },
    run: (context, { repositoryName, imageScanningConfiguration }) => {
      const record = findOr(context, 'ecr-repository', repositoryName, [
        'RepositoryNotFoundException',
        (name) => `The repository with name '${name}' does not exist in the registry`,
      ]);
      patchNamed(context, 'ecr-repository', record, { imageScanningConfiguration });
      return { registryId: context.account, repositoryName, imageScanningConfiguration };
    },
  },
);

export const repositoryOperations = [...repositories, putImageScanningConfiguration];
