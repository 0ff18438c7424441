import type { DocumentProblem } from '../../kernel/cloud/document.ts';
import type { Result } from '../../kernel/lib/result.ts';
import { loadDataServices } from '../../resources/load-data-services.ts';

type Read<T> = Result<T, readonly DocumentProblem[]>;

/**
 * Reads a document. Most hold networks only; where one holds tables whose types are not loaded yet,
 * they are loaded and it is read again.
 */
export async function readWhole<T>(read: () => Read<T>): Promise<Read<T>> {
  const first = read();
  if (first.ok || !first.error.some(({ isUnknownTable }) => isUnknownTable === true)) return first;
  await loadDataServices();
  return read();
}
