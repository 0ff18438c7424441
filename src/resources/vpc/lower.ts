import type { Fragment } from '../../kernel/graph/fragment.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { Vpc } from './schema.ts';

/** NET-13 */
const MTU_INSIDE = 9001;

/** The VPC's router: hands packets to the subnet that holds their destination (RT-1). */
export function lowerVpc(_view: AwsView, record: Vpc): Fragment {
  return {
    elements: [
      {
        kind: 'switch',
        name: names.router(record.id),
        origin: record.id,
        place: '',
        path: [],
        absentCode: 'NO_POSSIBLE_DESTINATION',
        mtu: MTU_INSIDE,
      },
    ],
    tables: [],
    contributions: [],
  };
}
