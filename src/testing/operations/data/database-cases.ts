import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';

const Tags = [{ Key: 'team', Value: 'data' }];
const SubnetIds = ['$near', '$far'];
const subnets = { DBSubnetGroupName: 'data', DBSubnetGroupDescription: 'Data', SubnetIds };
const DBInstanceIdentifier = 'orders';
const database = {
  DBInstanceIdentifier: 'fresh',
  DBInstanceClass: 'db.t3.micro',
  Engine: 'mysql',
  AllocatedStorage: 20,
  MasterUsername: 'owner',
  MasterUserPassword: 'a-long-password',
};
const { MasterUsername: _user, ...userless } = database;
const { MasterUserPassword: _password, ...secretless } = database;
const { AllocatedStorage: _storage, ...spaceless } = database;
const noInstance = (more: JsonObject = {}): NonNullable<DataCase['refuses']> => ({
  DBInstanceNotFound: { ...more, DBInstanceIdentifier: 'lost' },
});
const stopped = (then: JsonObject) => after([['rds:StopDBInstance', { DBInstanceIdentifier }]], then);
const replica = { DBInstanceIdentifier: 'orders-read-2', SourceDBInstanceIdentifier: DBInstanceIdentifier };
const restored = { DBInstanceIdentifier: 'restored', DBSnapshotIdentifier: 'orders-1' };
const snapshot = { DBSnapshotIdentifier: 'orders-2', DBInstanceIdentifier };
const protectedOne = [
  ['rds:ModifyDBInstance', { DBInstanceIdentifier, DeletionProtection: true, ApplyImmediately: true }],
] as const;
const resource = (name: string) => `arn:aws:rds:us-east-1:111122223333:${name}`;

const subnetCases: ServiceCases['cases'] = {
  'rds:CreateDBSubnetGroup': {
    works: [{ ...subnets, DBSubnetGroupName: 'More', Tags }],
    refuses: {
      DBSubnetGroupAlreadyExists: subnets,
      DBSubnetGroupDoesNotCoverEnoughAZs: {
        ...subnets,
        DBSubnetGroupName: 'more',
        SubnetIds: ['$near', '$twin'],
      },
      InvalidSubnet: [
        { ...subnets, DBSubnetGroupName: 'more', SubnetIds: ['subnet-00000000'] },
        { ...subnets, DBSubnetGroupName: 'more', SubnetIds: ['$near', '$peers'] },
      ],
      InvalidParameterValue: { ...subnets, DBSubnetGroupName: 'default' },
    },
  },
  'rds:DescribeDBSubnetGroups': {
    works: [{}, { DBSubnetGroupName: 'data' }],
    refuses: { DBSubnetGroupNotFoundFault: { DBSubnetGroupName: 'lost' } },
  },
  'rds:ModifyDBSubnetGroup': {
    works: [{ DBSubnetGroupName: 'data', DBSubnetGroupDescription: 'New', SubnetIds: ['$twin', '$far'] }],
    refuses: {
      DBSubnetGroupNotFoundFault: { DBSubnetGroupName: 'lost', SubnetIds },
      DBSubnetGroupDoesNotCoverEnoughAZs: { DBSubnetGroupName: 'data', SubnetIds: ['$near'] },
      InvalidSubnet: { DBSubnetGroupName: 'data', SubnetIds: ['subnet-00000000'] },
    },
  },
  'rds:DeleteDBSubnetGroup': {
    works: [
      after([['rds:CreateDBSubnetGroup', { ...subnets, DBSubnetGroupName: 'more' }]], {
        DBSubnetGroupName: 'more',
      }),
    ],
    refuses: {
      DBSubnetGroupNotFoundFault: { DBSubnetGroupName: 'lost' },
      InvalidDBSubnetGroupStateFault: { DBSubnetGroupName: 'data' },
    },
  },
};

export const databaseCases: ServiceCases = {
  world: [
    ['rds:CreateDBSubnetGroup', subnets],
    ['rds:CreateDBInstance', { ...database, DBInstanceIdentifier, DBSubnetGroupName: 'data', Tags }],
  ],
  cases: {
    ...subnetCases,
    'rds:CreateDBInstance': {
      works: [
        { ...database, Tags, VpcSecurityGroupIds: ['$group'], DBSubnetGroupName: 'data', MultiAZ: true },
        {
          ...database,
          Engine: 'postgres',
          EngineVersion: '16.1',
          StorageType: 'gp3',
          DBName: 'shop',
          PubliclyAccessible: false,
        },
        { DBInstanceIdentifier: 'writer', DBInstanceClass: 'db.r6g.large', Engine: 'aurora-mysql' },
      ],
      refuses: {
        DBInstanceAlreadyExists: { ...database, DBInstanceIdentifier },
        DBSubnetGroupNotFoundFault: { ...database, DBSubnetGroupName: 'lost' },
        InvalidParameterValue: [
          userless,
          secretless,
          spaceless,
          { ...database, Engine: 'db3' },
          { ...database, DBInstanceClass: 't3.micro' },
          { ...database, Engine: 'postgres', MasterUsername: 'admin' },
          { ...database, MasterUserPassword: 'short' },
          { ...database, MasterUserPassword: 'with a blank in it' },
          { ...database, VpcSecurityGroupIds: ['sg-00000000'] },
          { ...database, AvailabilityZone: 'moon-1a' },
        ],
        InvalidVPCNetworkStateFault: { ...database, VpcSecurityGroupIds: ['$group'] },
        InvalidParameterCombination: { ...database, MultiAZ: true, AvailabilityZone: 'us-east-1a' },
      },
    },
    'rds:DescribeDBInstances': {
      works: [{}, { DBInstanceIdentifier }, { Filters: [{ Name: 'engine', Values: ['mysql'] }] }],
      refuses: { ...noInstance(), InvalidParameterValue: { Filters: [{ Name: 'colour', Values: ['red'] }] } },
    },
    'rds:ModifyDBInstance': {
      works: [
        { DBInstanceIdentifier, BackupRetentionPeriod: 7, DBInstanceClass: 'db.t3.small' },
        { DBInstanceIdentifier, MultiAZ: true, VpcSecurityGroupIds: ['$group'], ApplyImmediately: true },
        { DBInstanceIdentifier, AllocatedStorage: 50 },
      ],
      refuses: {
        ...noInstance(),
        InvalidDBInstanceState: stopped({ DBInstanceIdentifier }),
        InvalidParameterValue: [
          { DBInstanceIdentifier, AllocatedStorage: 5 },
          { DBInstanceIdentifier, DBInstanceClass: 'large' },
          { DBInstanceIdentifier, VpcSecurityGroupIds: ['sg-00000000'] },
        ],
        DBSubnetGroupNotFoundFault: { DBInstanceIdentifier, DBSubnetGroupName: 'lost' },
        InvalidVPCNetworkStateFault: after(
          [
            [
              'ec2:CreateSecurityGroup',
              { GroupName: 'other', Description: 'x', VpcId: '$peer' },
              { othergroup: 'GroupId' },
            ],
          ],
          { DBInstanceIdentifier, VpcSecurityGroupIds: ['$othergroup'] },
        ),
      },
    },
    'rds:RebootDBInstance': {
      works: [{ DBInstanceIdentifier }],
      refuses: { ...noInstance(), InvalidDBInstanceState: stopped({ DBInstanceIdentifier }) },
    },
    'rds:StartDBInstance': {
      works: [after([], { DBInstanceIdentifier: 'orders-off' })],
      refuses: { ...noInstance(), InvalidDBInstanceState: { DBInstanceIdentifier } },
    },
    'rds:StopDBInstance': {
      works: [{ DBInstanceIdentifier }],
      refuses: { ...noInstance(), InvalidDBInstanceState: stopped({ DBInstanceIdentifier }) },
    },
    'rds:DeleteDBInstance': {
      works: [
        { DBInstanceIdentifier, SkipFinalSnapshot: true },
        { DBInstanceIdentifier, FinalDBSnapshotIdentifier: 'last' },
        { DBInstanceIdentifier: 'orders-read' },
      ],
      refuses: {
        ...noInstance(),
        InvalidDBInstanceState: after(
          [['rds:DeleteDBInstance', { DBInstanceIdentifier, SkipFinalSnapshot: true }]],
          { DBInstanceIdentifier, SkipFinalSnapshot: true },
        ),
        InvalidParameterCombination: [
          { DBInstanceIdentifier },
          { DBInstanceIdentifier, SkipFinalSnapshot: true, FinalDBSnapshotIdentifier: 'last' },
          after([...protectedOne], { DBInstanceIdentifier, SkipFinalSnapshot: true }),
        ],
        DBSnapshotAlreadyExists: { DBInstanceIdentifier, FinalDBSnapshotIdentifier: 'orders-1' },
      },
    },
    'rds:CreateDBInstanceReadReplica': {
      works: [{ ...replica, Tags, DBInstanceClass: 'db.t3.small' }],
      refuses: {
        DBInstanceAlreadyExists: { ...replica, DBInstanceIdentifier },
        DBSubnetGroupNotFoundFault: { ...replica, DBSubnetGroupName: 'lost' },
        InvalidParameterValue: { ...replica, DBInstanceClass: 'large' },
        InvalidVPCNetworkStateFault: after(
          [
            [
              'ec2:CreateSecurityGroup',
              { GroupName: 'other', Description: 'x', VpcId: '$peer' },
              { othergroup: 'GroupId' },
            ],
          ],
          { ...replica, VpcSecurityGroupIds: ['$othergroup'] },
        ),
        DBInstanceNotFound: { ...replica, SourceDBInstanceIdentifier: 'lost' },
        InvalidDBInstanceState: [
          stopped(replica),
          after([['rds:ModifyDBInstance', { DBInstanceIdentifier, BackupRetentionPeriod: 0 }]], replica),
        ],
      },
    },
    'rds:PromoteReadReplica': {
      works: [{ DBInstanceIdentifier: 'orders-read', BackupRetentionPeriod: 3 }],
      refuses: { ...noInstance(), InvalidDBInstanceState: { DBInstanceIdentifier } },
    },
    'rds:CreateDBSnapshot': {
      works: [{ ...snapshot, Tags }],
      refuses: {
        DBSnapshotAlreadyExists: { ...snapshot, DBSnapshotIdentifier: 'orders-1' },
        DBInstanceNotFound: { ...snapshot, DBInstanceIdentifier: 'lost' },
        InvalidDBInstanceState: stopped(snapshot),
      },
    },
    'rds:DescribeDBSnapshots': {
      works: [{}, { DBInstanceIdentifier, SnapshotType: 'manual' }, { DBSnapshotIdentifier: 'orders-1' }],
      refuses: { DBSnapshotNotFound: { DBSnapshotIdentifier: 'lost' } },
    },
    'rds:DeleteDBSnapshot': {
      works: [{ DBSnapshotIdentifier: 'orders-1' }],
      refuses: {
        DBSnapshotNotFound: { DBSnapshotIdentifier: 'lost' },
        InvalidDBSnapshotState: after([['rds:CreateDBSnapshot', snapshot]], {
          DBSnapshotIdentifier: 'orders-2',
        }),
      },
    },
    'rds:RestoreDBInstanceFromDBSnapshot': {
      works: [
        {
          ...restored,
          DBInstanceClass: 'db.t3.small',
          DBSubnetGroupName: 'data',
          VpcSecurityGroupIds: ['$group'],
        },
      ],
      refuses: {
        DBInstanceAlreadyExists: { ...restored, DBInstanceIdentifier },
        DBSubnetGroupNotFoundFault: { ...restored, DBSubnetGroupName: 'lost' },
        InvalidParameterValue: { ...restored, DBInstanceClass: 'large' },
        InvalidVPCNetworkStateFault: { ...restored, VpcSecurityGroupIds: ['$group'] },
        DBSnapshotNotFound: { ...restored, DBSnapshotIdentifier: 'lost' },
        InvalidDBSnapshotState: after([['rds:CreateDBSnapshot', snapshot]], {
          ...restored,
          DBSnapshotIdentifier: 'orders-2',
        }),
      },
    },
    'rds:AddTagsToResource': {
      works: [{ ResourceName: resource('db:orders'), Tags }],
      refuses: { DBInstanceNotFound: { ResourceName: resource('db:lost'), Tags } },
    },
    'rds:ListTagsForResource': {
      works: [{ ResourceName: resource('snapshot:orders-1') }, { ResourceName: resource('subgrp:data') }],
      refuses: { DBInstanceNotFound: { ResourceName: resource('db:lost') } },
    },
    'rds:RemoveTagsFromResource': {
      works: [{ ResourceName: resource('db:orders'), TagKeys: ['team'] }],
      refuses: { DBInstanceNotFound: { ResourceName: resource('db:lost'), TagKeys: ['team'] } },
    },
  },
};

/** What can only be made once the database is up. */
export const laterDatabases: ServiceCases = {
  world: [
    [
      'rds:CreateDBInstanceReadReplica',
      { DBInstanceIdentifier: 'orders-read', SourceDBInstanceIdentifier: 'orders' },
    ],
    [
      'rds:CreateDBInstanceReadReplica',
      { DBInstanceIdentifier: 'orders-off', SourceDBInstanceIdentifier: 'orders' },
    ],
    ['rds:CreateDBSnapshot', { DBSnapshotIdentifier: 'orders-1', DBInstanceIdentifier: 'orders' }],
  ],
  cases: {},
};
export const lastDatabases: ServiceCases = {
  world: [['rds:StopDBInstance', { DBInstanceIdentifier: 'orders-off' }]],
  cases: {},
};
