import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import { ACL_NOT_FOUND, findAcl } from '../find-acl.ts';

const input = z.strictObject({ AssociationId: z.string(), NetworkAclId: z.string() });

/** ACL-4: the subnet leaves the list it stood in; it always stands in exactly one. */
const replace = operation<AwsTables, typeof input>({
  name: 'ReplaceNetworkAclAssociation',
  input,
  errors: ['InvalidAssociationID.NotFound', ACL_NOT_FOUND, 'InvalidParameterValue'],
  example: { AssociationId: 'aclassoc-00000000000000001', NetworkAclId: 'acl-00000000000000001' },
  run: (context, { AssociationId, NetworkAclId }) => {
    const current = context
      .list('network-acl')
      .find((acl) => acl.Associations.some((item) => item.NetworkAclAssociationId === AssociationId));
    const association = current?.Associations.find((item) => item.NetworkAclAssociationId === AssociationId);
    if (current === undefined || association === undefined)
      return refuse(
        'InvalidAssociationID.NotFound',
        `The association ID '${AssociationId}' does not exist`,
        'AssociationId',
      );
    const target = findAcl(context, NetworkAclId);
    if (target.VpcId !== current.VpcId)
      refuse(
        'InvalidParameterValue',
        `Network ACL ${target.id} and subnet ${association.SubnetId} belong to different networks`,
        'NetworkAclId',
      );
    // The call is idempotent: naming the list the subnet already has keeps the association.
    if (target.id === current.id) return { NewAssociationId: AssociationId };
    context.put('network-acl', {
      ...current,
      Associations: current.Associations.filter((item) => item !== association),
    });
    const NewAssociationId = context.mintId('aclassoc');
    context.put('network-acl', {
      ...target,
      Associations: [
        ...target.Associations,
        { NetworkAclAssociationId: NewAssociationId, SubnetId: association.SubnetId },
      ],
    });
    return { NewAssociationId };
  },
});

export const networkAclAssociationOperations = [replace];
