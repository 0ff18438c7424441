import type { InstanceProfile, Role } from '../../resources/iam/schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** The role that the instance's profile gives to what runs on it. */
export function instanceRole(
  cloud: AwsCloud,
  { IamInstanceProfileArn, account }: Instance,
): { readonly name: string; readonly role: Role | undefined } | undefined {
  const profileName = IamInstanceProfileArn?.split('/').at(-1);
  if (profileName === undefined) return undefined;
  // The tables of services that are only data are there when something is in them.
  const tables = cloud.tables as unknown as {
    readonly 'iam-instance-profile'?: { readonly [id: string]: InstanceProfile };
    readonly 'iam-role'?: { readonly [id: string]: Role };
  };
  const profile = Object.values(tables['iam-instance-profile'] ?? {}).find(
    (each) => each.InstanceProfileName === profileName && each.account === account,
  );
  const name = profile?.Roles[0];
  if (name === undefined) return undefined;
  const role = Object.values(tables['iam-role'] ?? {}).find(
    (each) => each.RoleName === name && each.account === account,
  );
  return { name, role };
}
