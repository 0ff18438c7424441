/** What a piece of JSON claims to be. */
export type FileKind = 'lab' | 'cloud' | 'describe' | 'unknown';

/**
 * Tells whose file it is, before anything in it is trusted: a saved document, the bare cloud of
 * one, or what AWS's describe calls answered (lists under names such as `Vpcs`, or our bundle of
 * them).
 */
export function recognise(value: unknown): FileKind {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'unknown';
  const { format } = value as { readonly format?: unknown };
  if (format === 'skytrace/lab') return 'lab';
  if (format === 'skytrace/cloud') return 'cloud';
  if (format !== undefined) return 'unknown';
  const isBundle = Object.hasOwn(value, 'accounts');
  const hasList = Object.entries(value).some(
    ([key, list]) => /^[A-Z][A-Za-z0-9]+$/.test(key) && Array.isArray(list),
  );
  return isBundle || hasList ? 'describe' : 'unknown';
}
