import { CLOCK_START } from '../../kernel/cloud/cloud.ts';
import type { DataContext } from '../data-tables.ts';
import { globalArn } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { uniqueId } from './entities.ts';

/** Who asks: the administrator of the account, whom no policy limits. */
export function callerOf({ account, region }: Pick<DataContext, 'account' | 'region'>) {
  return {
    Path: '/',
    UserName: 'admin',
    UserId: uniqueId('AIDA', `admin/${account}`),
    Arn: globalArn({ account, region }, 'iam', 'user/admin'),
    CreateDate: iso(CLOCK_START),
  };
}
