import { decodeBase64, encodeBase64 } from '../../aws/base64.ts';
import { isJsonList, isJsonObject, parseJson } from '../../aws/json-object.ts';
import { findShape } from '../../aws/model.ts';
import type { PagingOptions } from '../../aws/parsed-command.ts';
import type { OperationModel, ServiceModel } from '../../aws/shape.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';

/**
 * `--max-items` and `--starting-token`: AWS CLI reads all pages, cuts the list itself and gives a token of its own
 * making that says how many items of the page were shown. The error is its message for a token it did not make.
 */
export function cutPage(
  model: ServiceModel,
  operation: OperationModel,
  answer: JsonObject,
  paging: PagingOptions,
): Result<JsonObject, string> {
  const list = operation.pages === undefined ? undefined : pagedList(model, operation, answer);
  if (list === undefined || (paging.maxItems === undefined && paging.startingToken === undefined))
    return ok(answer);
  const start = paging.startingToken === undefined ? 0 : readToken(paging.startingToken);
  if (start === undefined) return err(`Bad starting token: ${paging.startingToken}`);
  const items = answer[list];
  if (!isJsonList(items)) return ok(answer);
  const end = paging.maxItems === undefined ? items.length : start + paging.maxItems;
  const page = { ...answer, [list]: items.slice(start, end) };
  return ok(end < items.length ? { ...page, NextToken: writeToken(end) } : page);
}

/** The member that pages are made of: the answer's first list. */
function pagedList(model: ServiceModel, operation: OperationModel, answer: JsonObject): string | undefined {
  const shape = operation.output === undefined ? undefined : findShape(model, operation.output);
  if (shape?.type !== 'structure') return undefined;
  const lists = Object.entries(shape.members).filter(([, name]) => findShape(model, name).type === 'list');
  return lists.map(([member]) => member).find((member) => Object.hasOwn(answer, member));
}

function writeToken(shown: number): string {
  return encodeBase64(`{"NextToken": null, "boto_truncate_amount": ${shown}}`);
}

function readToken(token: string): number | undefined {
  const text = decodeBase64(token);
  const json = text === undefined ? undefined : parseJson(text);
  if (json?.ok !== true || !isJsonObject(json.value)) return undefined;
  const amount = json.value.boto_truncate_amount;
  return typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 ? amount : undefined;
}
