import type { MatchableOption } from '../../aws/match-words.ts';

const flags = (names: string): readonly MatchableOption[] =>
  names.split(' ').map((name) => ({ name, arity: 'none' as const }));
const valued = (names: string): readonly MatchableOption[] =>
  names.split(' ').map((name) => ({ name, arity: 'one' as const }));

const TRANSFER = [
  ...flags(
    'dryrun quiet only-show-errors no-progress follow-symlinks no-follow-symlinks no-guess-mime-type force-glacier-transfer ignore-glacier-warnings',
  ),
  ...valued(
    'include exclude acl storage-class sse sse-kms-key-id content-type content-encoding content-language content-disposition cache-control expires metadata metadata-directive website-redirect page-size request-payer source-region expected-size checksum-algorithm checksum-mode copy-props',
  ),
  { name: 'grants', arity: 'many' as const },
];

/** The options of each `aws s3` command. */
export const S3_OPTIONS: { readonly [command: string]: readonly MatchableOption[] } = {
  cp: [...TRANSFER, ...flags('recursive no-overwrite')],
  mv: [...TRANSFER, ...flags('recursive validate-same-s3-paths')],
  sync: [...TRANSFER, ...flags('delete size-only exact-timestamps')],
  rm: [
    ...flags('dryrun quiet recursive only-show-errors'),
    ...valued('include exclude page-size request-payer'),
  ],
  ls: [
    ...flags('recursive human-readable summarize'),
    ...valued('page-size request-payer bucket-name-prefix bucket-region'),
  ],
  mb: valued('tags'),
  rb: flags('force'),
  presign: valued('expires-in'),
  website: valued('index-document error-document'),
};

export const S3_USAGE: { readonly [command: string]: string } = {
  cp: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  mv: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  sync: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  rm: '<S3Uri>',
  ls: '<S3Uri> or NONE',
  mb: '<S3Uri>',
  rb: '<S3Uri>',
  presign: '<S3Uri>',
  website: '<S3Uri>',
};
