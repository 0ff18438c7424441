import { expect, it } from 'vitest';
import { selectionCommands } from './command-sets.ts';
import { connect } from './connect.ts';
import { heads, selectionHeads } from './heads.ts';

it('shows of each command what the command itself says', () => {
  const headOf = ({ id, category, title, shortcuts }: (typeof selectionHeads)[number]) => ({
    id,
    category,
    title,
    shortcuts,
  });
  expect(selectionCommands.map(headOf)).toEqual(selectionHeads);
  expect(headOf(connect)).toEqual(heads.connect);
});
