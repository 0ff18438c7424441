import { printCommand } from '../aws/print-command.ts';
import type { Performed } from '../editor/session.ts';

/** Columns of the receipt: longer calls go on in the next line, one option each. */
const WIDTH = 56;

/** An intent's API calls as AWS CLI lines, in order; the document's own Region goes unsaid. */
export function receiptLines(performed: Performed): readonly string[] {
  const { region } = performed.after.place;
  return performed.requests.map((request) => printCommand(request, { defaultRegion: region, width: WIDTH }));
}
