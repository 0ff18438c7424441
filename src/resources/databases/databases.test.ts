import { expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';
import { networkWorld } from '../../testing/operations/data/ec2-cases.ts';

const orders = {
  DBInstanceIdentifier: 'orders',
  DBInstanceClass: 'db.t3.small',
  Engine: 'mysql',
  AllocatedStorage: 20,
  MasterUsername: 'owner',
  MasterUserPassword: 'a-long-password',
};
const inData = { ...orders, DBSubnetGroupName: 'data' };

/** A subnet group of a VPC without an internet gateway. */
function startLab(): DataLab {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  const group = { DBSubnetGroupName: 'data', DBSubnetGroupDescription: 'x', SubnetIds: ['$near', '$far'] };
  lab.run('rds:CreateDBSubnetGroup', group);
  return lab;
}

function attachGateway(lab: DataLab): void {
  lab.run('ec2:CreateInternetGateway', {}, { igw: 'InternetGateway.InternetGatewayId' });
  lab.run('ec2:AttachInternetGateway', { InternetGatewayId: '$igw', VpcId: '$vpc' });
}

function made(lab: DataLab, input: JsonObject): JsonObject {
  return lab.run('rds:CreateDBInstance', input).DBInstance as JsonObject;
}

it('makes a database public where its VPC has an internet gateway, unless it is told otherwise', () => {
  const lab = startLab();
  expect(made(lab, { ...inData, DBInstanceIdentifier: 'inside' }).PubliclyAccessible).toBe(false);
  expect(made(lab, { ...orders, DBInstanceIdentifier: 'in-default-vpc' }).PubliclyAccessible).toBe(true);
  attachGateway(lab);
  expect(made(lab, { ...inData, DBInstanceIdentifier: 'outside' }).PubliclyAccessible).toBe(true);
  const hidden = { ...inData, DBInstanceIdentifier: 'hidden', PubliclyAccessible: false };
  expect(made(lab, hidden).PubliclyAccessible).toBe(false);
});

it('refuses a public database where the VPC cannot have one', () => {
  const lab = startLab();
  const isPublic = { ...inData, PubliclyAccessible: true };
  expect(lab.refusal('rds:CreateDBInstance', isPublic)).toMatch(
    /^InvalidVPCNetworkStateFault: .* has no internet gateway attached/,
  );
  attachGateway(lab);
  lab.run('ec2:ModifyVpcAttribute', { VpcId: '$vpc', EnableDnsHostnames: { Value: false } });
  expect(lab.refusal('rds:CreateDBInstance', isPublic)).toMatch(
    /^InvalidVPCNetworkStateFault: .* does not support DNS resolution, DNS hostnames, or both/,
  );
  made(lab, { ...inData, PubliclyAccessible: false });
  lab.wait(600);
  const change = { DBInstanceIdentifier: 'orders', PubliclyAccessible: true };
  expect(lab.refusal('rds:ModifyDBInstance', change)).toMatch(/^InvalidVPCNetworkStateFault: /);
});

it('gives a database the default group of its VPC where no other is asked for', () => {
  const lab = startLab();
  const Filters = [
    { Name: 'vpc-id', Values: ['$vpc'] },
    { Name: 'group-name', Values: ['default'] },
  ];
  lab.run('ec2:DescribeSecurityGroups', { Filters }, { defaultgroup: 'SecurityGroups.0.GroupId' });
  const VpcSecurityGroups = [{ VpcSecurityGroupId: lab.fill('$defaultgroup'), Status: 'active' }];
  expect(made(lab, inData)).toMatchObject({ VpcSecurityGroups });
  lab.wait(600);
  const replica = { DBInstanceIdentifier: 'orders-read', SourceDBInstanceIdentifier: 'orders' };
  expect(lab.run('rds:CreateDBInstanceReadReplica', replica).DBInstance).toMatchObject({
    VpcSecurityGroups,
  });
});

it('restores and copies a database encrypted as it was, with its class, port and version', () => {
  const lab = startLab();
  const source = { ...inData, StorageEncrypted: true, Port: 3307, EngineVersion: '8.0.40' };
  const { KmsKeyId } = made(lab, source);
  expect(KmsKeyId).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\/[0-9a-f-]{36}$/);
  lab.wait(600);
  const snapshot = { DBInstanceIdentifier: 'orders', DBSnapshotIdentifier: 'orders-1' };
  expect(lab.run('rds:CreateDBSnapshot', snapshot).DBSnapshot).toMatchObject({
    Encrypted: true,
    KmsKeyId,
    VpcId: lab.fill('$vpc'),
    OptionGroupName: 'default:mysql-8-0',
  });
  lab.wait(600);
  const kept = { StorageEncrypted: true, KmsKeyId, DBInstanceClass: 'db.t3.small', EngineVersion: '8.0.40' };
  const replica = { DBInstanceIdentifier: 'orders-read', SourceDBInstanceIdentifier: 'orders' };
  expect(lab.run('rds:CreateDBInstanceReadReplica', replica).DBInstance).toMatchObject(kept);
  lab.run('rds:DeleteDBInstance', { DBInstanceIdentifier: 'orders', SkipFinalSnapshot: true });
  lab.wait(600);
  const restored = { DBInstanceIdentifier: 'orders', DBSnapshotIdentifier: 'orders-1' };
  expect(lab.run('rds:RestoreDBInstanceFromDBSnapshot', restored).DBInstance).toMatchObject(kept);
  lab.wait(600);
  expect(lab.run('rds:DescribeDBInstances', { DBInstanceIdentifier: 'orders' }).DBInstances).toMatchObject([
    { Endpoint: { Port: 3307 } },
  ]);
});

it.each([
  ['mysql', '8.4.6', 'default.mysql8.4', 'default:mysql-8-4'],
  ['mysql', '8.0.40', 'default.mysql8.0', 'default:mysql-8-0'],
  ['mariadb', '11.8.3', 'default.mariadb11.8', 'default:mariadb-11-8'],
  ['postgres', '17.6', 'default.postgres17', 'default:postgres-17'],
  ['postgres', '9.6.24', 'default.postgres9.6', 'default:postgres-9-6'],
  ['oracle-se2', '19.0.0.0.ru-2025-07.rur-2025-07.r1', 'default.oracle-se2-19', 'default:oracle-se2-19'],
  ['sqlserver-ex', '16.00.4205.1.v1', 'default.sqlserver-ex-16.0', 'default:sqlserver-ex-16-00'],
  ['aurora-mysql', '8.0.mysql_aurora.3.10.0', 'default.aurora-mysql8.0', 'default:aurora-mysql-8-0'],
  ['aurora-postgresql', '17.5', 'default.aurora-postgresql17', 'default:aurora-postgresql-17'],
])('names the groups of %s %s as AWS does', (Engine, EngineVersion, parameters, options) => {
  expect(made(startLab(), { ...inData, Engine, EngineVersion })).toMatchObject({
    EngineVersion,
    DBParameterGroups: [{ DBParameterGroupName: parameters }],
    OptionGroupMemberships: [{ OptionGroupName: options }],
  });
});

it('puts a database into the parameter and option groups that are asked for', () => {
  const own = { DBParameterGroupName: 'tuned', OptionGroupName: 'audited' };
  expect(made(startLab(), { ...inData, ...own })).toMatchObject({
    DBParameterGroups: [{ DBParameterGroupName: 'tuned' }],
    OptionGroupMemberships: [{ OptionGroupName: 'audited' }],
  });
});

it.each([
  [{ AllocatedStorage: 20 }, { StorageType: 'gp3', Iops: 3000, StorageThroughput: 125 }],
  [{ AllocatedStorage: 400 }, { StorageType: 'gp3', Iops: 12_000, StorageThroughput: 500 }],
  [{ Iops: 1000 }, { StorageType: 'io1', Iops: 1000 }],
  [{ StorageType: 'gp2' }, { StorageType: 'gp2' }],
])('chooses storage by what is asked for: %j', (asked, storage) => {
  const shown = made(startLab(), { ...inData, ...asked });
  const { StorageType, Iops, StorageThroughput } = shown;
  expect(JSON.parse(JSON.stringify({ StorageType, Iops, StorageThroughput }))).toEqual(storage);
});
