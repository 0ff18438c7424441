import type { Fragment } from '../../kernel/graph/fragment.ts';
import { WIDE_EPHEMERAL } from '../../kernel/net/ports.ts';
import { INTERNET } from './network-names.ts';

/** What surrounds every cloud without being a record of it. */
export const internetFragment: Fragment = {
  elements: [
    {
      kind: 'outside',
      name: INTERNET,
      origin: INTERNET,
      ports: WIDE_EPHEMERAL,
      absentCode: 'NO_POSSIBLE_DESTINATION',
    },
  ],
  tables: [],
  contributions: [],
};
