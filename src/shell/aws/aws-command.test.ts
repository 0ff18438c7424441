import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

const USAGE = /^\nusage: aws \[options\] <command> <subcommand> \[<subcommand> \.\.\.\] \[parameters\]\n/;

describe('a line that AWS CLI would refuse', () => {
  it.each([
    [
      'aws ec2 create-vcp',
      252,
      /argument operation: Invalid choice, valid choices are:/,
      'aws ec2 create-vpc',
    ],
    ['aws ec3 create-vpc', 252, /argument command: Invalid choice, valid choices are:/, 'ec2'],
    ['aws', 252, /the following arguments are required: command/, undefined],
    ['aws ec2', 252, /the following arguments are required: operation/, undefined],
    [
      'aws ec2 create-subnet --cidr-block 10.0.0.0/24',
      252,
      /the following arguments are required: --vpc-id/,
      undefined,
    ],
    [
      'aws ec2 create-vpc --cidr-blok 10.0.0.0/16',
      252,
      /Unknown options: --cidr-blok, 10\.0\.0\.0\/16/,
      '--cidr-block',
    ],
    ['aws ec2 describe-vpcs --output jsn', 252, /argument --output: Invalid choice/, 'json'],
    ['aws ec2 create-vpc --dry-run --no-dry-run x', 252, /Unknown options: x/, undefined],
    [
      'aws ec2 wait instance-runing --instance-ids i-1',
      252,
      /argument waiter_name: Invalid choice/,
      'instance-running',
    ],
    ['aws configure sett region x', 252, /argument subcommand: Invalid choice/, 'set'],
  ])('%s', async (line, exit, message, hint) => {
    const ran = await openShell().run(line);
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toMatch(USAGE);
    expect(ran.err).toMatch(message);
    if (hint === undefined) expect(ran.err).not.toContain('skytrace:');
    else expect(ran.err).toMatch(new RegExp(`\\nskytrace: did you mean ${hint}\\?\\n$`));
  });

  it.each([
    [
      'aws ec2 create-tags --resources a --tags Key',
      252,
      "\nError parsing parameter '--tags': Expected: '=', received: 'EOF' for input:\nKey\n   ^\n",
    ],
    [
      'aws ec2 create-vpc --cli-input-json file://nope.json',
      252,
      "\nError parsing parameter '--cli-input-json': Unable to load paramfile file://nope.json: [Errno 2] No such file or directory: 'nope.json'\n",
    ],
    ['aws ec2 describe-vpcs --filters Name=x', 254, undefined],
    ['aws ec2 describe-vpcs --profile nobody', 255, '\nThe config profile (nobody) could not be found\n'],
    ['aws ec2 describe-vpcs --max-items 1 --starting-token x', 255, '\nBad starting token: x\n'],
  ])('%s: exit %i', async (line, exit, message) => {
    const ran = await openShell().run(line);
    expect(ran.exit).toBe(exit);
    if (message !== undefined) expect(ran.err).toBe(message);
  });

  it('is refused although the command is not simulated', async () => {
    for (const [line, exit, message, hint] of [
      ['aws lambda invoke --payload x out.json', 252, /arguments are required: --function-name/, undefined],
      [
        'aws lambda invoke --function-name x --paylod y out.json',
        252,
        /Unknown options: --paylod, out.json/,
        '--payload',
      ],
      ['aws cloudformation deploy --stack-name x', 252, /arguments are required: --template-file/, undefined],
      [
        'aws cloudformation deploy --stack-name x --template-file y --capabilites z',
        252,
        /Unknown options: --capabilites, z/,
        '--capabilities',
      ],
      ['aws logs tail', 252, /the following arguments are required: group_name/, undefined],
      ['aws logs tail /a b', 252, /Unknown options: b/, undefined],
      ['aws ecr get-login-password --username x', 252, /Unknown options: --username, x/, undefined],
      ['aws eks update-kubeconfig --name', 252, /argument --name: expected one argument/, undefined],
    ] as const) {
      const ran = await openShell().run(line);
      expect(ran, line).toMatchObject({ exit, out: '', err: expect.stringMatching(message) });
      if (hint !== undefined) expect(ran.err, line).toContain(`skytrace: did you mean ${hint}?`);
    }
  });

  it('says what a query lacks before anything is sent', async () => {
    const { run, session } = openShell();
    const ran = await run("aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query 'Vpc['");
    expect(ran.exit).toBe(252);
    expect(ran.err).toMatch(/^\nBad value for --query Vpc\[: /);
    expect(session.cloud.tables.vpc).toEqual({});
  });
});

describe('a request that the service refuses', () => {
  it('prints code, operation and message, and exits with 254', async () => {
    const ran = await openShell().run('aws ec2 delete-vpc --vpc-id vpc-0123456789abcdef0');
    expect(ran).toMatchObject({ exit: 254, out: '' });
    expect(ran.err).toBe(
      "\nAn error occurred (InvalidVpcID.NotFound) when calling the DeleteVpc operation: The vpc ID 'vpc-0123456789abcdef0' does not exist\nskytrace: there is no VPC in us-east-1 yet.\n",
    );
  });

  it('is only tried with --dry-run', async () => {
    const { run, session } = openShell();
    const ran = await run('aws ec2 create-vpc --cidr-block 10.0.0.0/16 --dry-run');
    expect(ran.exit).toBe(254);
    expect(ran.err).toBe(
      '\nAn error occurred (DryRunOperation) when calling the CreateVpc operation: Request would have succeeded, but DryRun flag is set.\n',
    );
    expect(session.cloud.tables.vpc).toEqual({});
  });
});

describe('what AWS has and the simulator has not', () => {
  it('is said beside an answer too: a group that wants instances launches none', async () => {
    const { run, session } = openShell();
    const make =
      'aws autoscaling create-launch-configuration --launch-configuration-name lc --image-id ami-0123456789abcdef0 --instance-type t3.micro; aws autoscaling create-auto-scaling-group --auto-scaling-group-name web --launch-configuration-name lc --availability-zones us-east-1a --max-size 4 --min-size';
    expect(await run(`${make} 2`)).toMatchObject({
      exit: 0,
      err: expect.stringMatching(
        /^not simulated: Auto Scaling at work\. The group is kept and launches nothing/,
      ),
    });
    expect(
      (await run('aws autoscaling set-desired-capacity --auto-scaling-group-name web --desired-capacity 3'))
        .err,
    ).toContain('launches nothing');
    expect(session.cloud.tables.instance).toEqual({});
    const quiet = await openShell().run(`${make} 0`);
    expect(quiet).toMatchObject({ exit: 0, err: '' });
  });

  it.each([
    ['aws ec2 create-vpn-gateway --type ipsec.1', 'internet gateways, NAT gateways and peering'],
    ['aws elasticache create-user --user-id x', 'subnet groups are kept as data'],
    ['aws groundstation list-satellites', 'groundstation list-satellites'],
  ])('%s', async (line, near) => {
    const ran = await openShell().run(line);
    expect(ran).toMatchObject({ exit: 255, out: '' });
    expect(ran.err).toMatch(/^not simulated: /);
    expect(ran.err).toContain(near);
  });
});

describe('settings', () => {
  it('come from the line, the environment, the profile, the document, in this order', async () => {
    const { run } = openShell();
    const zone =
      "aws ec2 describe-availability-zones --query 'AvailabilityZones[0].RegionName' --output text";
    const ran = await run(`
${zone}
aws configure set region eu-west-1
aws configure set region eu-west-2 --profile lab
${zone}; ${zone} --profile lab; AWS_PROFILE=lab ${zone}
AWS_REGION=eu-west-3 ${zone}; AWS_REGION=eu-west-3 ${zone} --region eu-north-1
aws configure get region --profile lab; aws configure list-profiles; cat ~/.aws/config`);
    expect(ran.out).toBe(
      [
        ...['us-east-1', 'eu-west-1', 'eu-west-2', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-west-2'],
        ...['default', 'lab', '[default]', 'region = eu-west-1', '[profile lab]', 'region = eu-west-2', ''],
      ].join('\n'),
    );
  });

  it('name the account: a role’s, or the profile that is one', async () => {
    const { run, session } = openShell();
    await run(`
aws configure set role_arn arn:aws:iam::222233334444:role/admin --profile partner
aws ec2 create-vpc --cidr-block 10.0.0.0/16 --profile partner
aws ec2 create-vpc --cidr-block 10.0.0.0/16 --profile 333344445555`);
    expect(Object.values(session.cloud.tables.vpc).map(({ account }) => account)).toEqual([
      '222233334444',
      '333344445555',
    ]);
  });

  it('are asked for by aws configure, and kept where AWS CLI keeps them', async () => {
    const { run } = openShell();
    const typed =
      "printf 'AKIAIOSFODNN7EXAMPLE\\nwJalrXUtnFEMI\\neu-central-1\\ntext\\n' | aws configure --profile x";
    const ran = await run(`${typed}; cat ~/.aws/credentials; aws configure list --profile x`);
    expect(ran.out).toMatch(
      /^AWS Access Key ID \[None\]: AWS Secret Access Key \[None\]: Default region name \[None\]: Default output format \[None\]: \n/,
    );
    expect(ran.out).toContain('[x]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n');
    expect(ran.out).toContain('access_key : ****************MPLE     : shared-credentials-file');
    const asked: string[] = [];
    const again = await run('aws configure --profile x', {
      ask: async (question) => {
        asked.push(question);
        return question.startsWith('Default region') ? 'eu-west-1' : '';
      },
    });
    expect(again.exit).toBe(0);
    expect(asked[2]).toBe('Default region name [eu-central-1]: ');
    expect((await run('aws configure get region --profile x')).out).toBe('eu-west-1\n');
    expect((await run('aws configure get nothing')).exit).toBe(1);
    expect((await run('aws configure set default.s3.max_queue_size 10; cat ~/.aws/config')).out).toContain(
      '[default]\ns3 =\n    max_queue_size = 10\n',
    );
  });
});

describe('paging, waiting and files', () => {
  it('cuts lists and goes on from the token', async () => {
    const { run } = openShell();
    await run('for i in 1 2 3; do aws ec2 create-internet-gateway; done');
    const list =
      'aws ec2 describe-internet-gateways --no-cli-pager --query "[length(InternetGateways), NextToken]" --output text';
    const first = await run(`${list} --max-items 2`);
    expect(first.out).toBe('2\teyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==\n');
    expect((await run(`${list} --starting-token ${first.out.trim().split('\t')[1]}`)).out).toBe('1\tNone\n');
    expect((await run(`${list} --page-size 5; ${list} --no-paginate`)).out).toBe('3\tNone\n3\tNone\n');
  });

  it('lets the document’s time pass until what is waited for has come', async () => {
    const { run, session } = openShell();
    const ran = await run(`
VPC=$(aws ec2 create-default-vpc --query Vpc.VpcId --output text)
IMAGE=$(aws ec2 describe-images --owners amazon --query 'Images[0].ImageId' --output text)
ID=$(aws ec2 run-instances --image-id $IMAGE --instance-type t3.micro --query 'Instances[0].InstanceId' --output text)
state() { aws ec2 describe-instances --instance-ids $ID --query 'Reservations[].Instances[].State.Name' --output text; }
state; aws ec2 wait instance-running --instance-ids $ID; state
aws ec2 terminate-instances --instance-ids $ID > /dev/null; aws ec2 wait instance-terminated --instance-ids $ID; state
aws ec2 wait instance-running --instance-ids $ID; echo $?
aws ec2 wait vpc-available --vpc-ids vpc-0123456789abcdef0; echo $?`);
    expect(ran.out).toBe('pending\nrunning\nterminated\n255\n255\n');
    expect(ran.err).toContain(
      'Waiter InstanceRunning failed: Waiter encountered a terminal failure state: For expression "Reservations[].Instances[].State.Name" we matched expected path: "terminated" at least once',
    );
    expect(ran.err).toContain('Waiter VpcAvailable failed: ');
    expect(session.cloud.clock).toBeLessThan(1767225600000 + 7_200_000);
  });

  it('reads parameters from files and skeletons', async () => {
    const { run } = openShell();
    const ran = await run(`
aws ec2 create-internet-gateway --generate-cli-skeleton > a.json; jq -c . a.json
echo '[{"ResourceType":"vpc","Tags":[{"Key":"Name","Value":"from file"}]}]' > tags.json
aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications file://tags.json --query 'Vpc.Tags[0].Value'
echo '{"CidrBlock":"10.1.0.0/16"}' > in.json
aws ec2 create-vpc --cli-input-json file://in.json --query Vpc.CidrBlock
aws ec2 delete-key-pair --generate-cli-skeleton output`);
    expect(ran.err).toBe('');
    expect(ran.out).toContain(
      '"TagSpecifications":[{"ResourceType":"capacity-reservation","Tags":[{"Key":"","Value":""}]}]',
    );
    expect(ran.out).toContain('"from file"\n"10.1.0.0/16"\n');
    expect(ran.out).toContain('"KeyPairId": "KeyPairId"');
  });
});

describe('help', () => {
  it('is there for aws, a service and a command', async () => {
    const { run } = openShell();
    expect((await run('aws help')).out).toContain('SERVICES');
    expect((await run('aws ec2 help')).out).toMatch(/create-vpc\b/);
    const help = (await run('aws ec2 create-subnet help')).out;
    expect(help).toContain('--vpc-id (string) [required]');
    expect(help).toContain('Shorthand: ResourceType=string,Tags=[{Key=string,Value=string}]');
    expect(help.split('\n').filter((line) => line.length > 90)).toEqual([]);
    for (const command of ['aws login', 'aws login --remote', 'aws logout'])
      expect(await run(command)).toMatchObject({
        exit: 255,
        err: expect.stringMatching(/^not simulated: aws log(in|out)\.\n$/),
      });
    // The version that brought aws login, or a later one.
    const minor = /^aws-cli\/2\.(\d+)\./.exec((await run('aws --version')).out)?.[1];
    expect(Number(minor)).toBeGreaterThanOrEqual(32);
    expect((await run('aws --version; awslocal --version')).out).toMatch(/^(aws-cli\/2\.\S+ Python.*\n){2}$/);
  });
});

describe('answers', () => {
  it('have null where AWS CLI prints it', async () => {
    const ran = await openShell().run(`
aws s3api create-bucket --bucket null-here > /dev/null; aws s3api get-bucket-location --bucket null-here
aws dynamodb create-table --table-name none --attribute-definitions AttributeName=a,AttributeType=S --key-schema AttributeName=a,KeyType=HASH --billing-mode PAY_PER_REQUEST > /dev/null
aws dynamodb wait table-exists --table-name none; aws dynamodb scan --table-name none`);
    expect(ran).toMatchObject({
      err: '',
      out: '{\n    "LocationConstraint": null\n}\n{\n    "Items": [],\n    "Count": 0,\n    "ScannedCount": 0,\n    "ConsumedCapacity": null\n}\n',
    });
  });

  it('have AWS’s order of members and its times', async () => {
    const ran = await openShell().run(`
aws ec2 create-key-pair --key-name lab --query KeyName
aws ec2 describe-key-pairs --query 'KeyPairs[0].CreateTime'
aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query 'keys(Vpc)' --output text`);
    expect(ran.out).toMatch(/^"lab"\n"2026-01-01T00:00:0\d\+00:00"\nOwnerId\tInstanceTenancy\t/);
  });
});
