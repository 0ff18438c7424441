import { refuse } from '../../kernel/cloud/aws-error.ts';

const MOST_BYTES = 16384;

/** AWS takes at most 16 KB, as Base64. */
export function checkUserData(text: string | undefined): void {
  if (text === undefined || text === '') return;
  const compact = text.replace(/\s/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact))
    refuse('InvalidParameterValue', 'Invalid BASE64 encoding of user data.', 'UserData');
  const padding = /=*$/.exec(compact)?.[0].length ?? 0;
  if ((compact.length / 4) * 3 - padding > MOST_BYTES)
    refuse('InvalidParameterValue', `User data is limited to ${MOST_BYTES} bytes`, 'UserData');
}
