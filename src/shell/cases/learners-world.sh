# What the commands that learners copy take for granted: every placeholder of theirs, as something real.
set -euo pipefail
q() { aws ec2 "$@" --output text; }
VPC=$(q create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId)
OTHER=$(q create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId)
SUBNET=$(q create-subnet --vpc-id "$VPC" --cidr-block 10.0.8.0/24 --availability-zone us-east-1a --query Subnet.SubnetId)
GROUP=$(q create-security-group --group-name app --description App --vpc-id "$VPC" --query GroupId)
TABLE=$(q create-route-table --vpc-id "$VPC" --query RouteTable.RouteTableId)
ACL=$(q create-network-acl --vpc-id "$VPC" --query NetworkAcl.NetworkAclId)
IGW=$(q create-internet-gateway --query InternetGateway.InternetGatewayId)
SPARE=$(q create-internet-gateway --query InternetGateway.InternetGatewayId)
aws ec2 attach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$OTHER"
ADDRESS=$(q allocate-address --domain vpc --query AllocationId)
IMAGE=$(q describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-*-x86_64' --query 'Images[0].ImageId')
aws ec2 create-key-pair --key-name my-key-pair > key.json
SECOND=$(q create-subnet --vpc-id "$VPC" --cidr-block 10.0.9.0/24 --availability-zone us-east-1b --query Subnet.SubnetId)
HOST=$(q create-subnet --vpc-id "$OTHER" --cidr-block 10.1.8.0/24 --query Subnet.SubnetId)
INSTANCE=$(q run-instances --image-id "$IMAGE" --instance-type t3.micro --subnet-id "$HOST" --query 'Instances[0].InstanceId')
PEERING=$(q create-vpc-peering-connection --vpc-id "$VPC" --peer-vpc-id "$OTHER" --query VpcPeeringConnection.VpcPeeringConnectionId)
ONE=$(q run-instances --image-id "$IMAGE" --instance-type t3.micro --subnet-id "$SUBNET" --query 'Instances[0].InstanceId')
TWO=$(q run-instances --image-id "$IMAGE" --instance-type t3.micro --subnet-id "$SECOND" --query 'Instances[0].InstanceId')
VOLUME=$(q create-volume --availability-zone us-east-1a --size 8 --volume-type gp3 --query VolumeId)
SNAPSHOT=$(q create-snapshot --volume-id "$VOLUME" --query SnapshotId)
TGW=$(q create-transit-gateway --query TransitGateway.TransitGatewayId)
# What the commands of one longer script keep in variables.
VPC_ID=$(q create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId)
PUB1=$(q create-subnet --vpc-id "$VPC_ID" --cidr-block 10.0.101.0/24 --availability-zone us-east-1a --query Subnet.SubnetId)
PUB2=$(q create-subnet --vpc-id "$VPC_ID" --cidr-block 10.0.102.0/24 --availability-zone us-east-1b --query Subnet.SubnetId)
IGW_ID=$(q create-internet-gateway --query InternetGateway.InternetGatewayId)
PUB_RTB=$(q create-route-table --vpc-id "$VPC_ID" --query RouteTable.RouteTableId)
WEB_IGW=$(q create-internet-gateway --query InternetGateway.InternetGatewayId)
LB_VPC=$(q create-vpc --cidr-block 10.2.0.0/16 --query Vpc.VpcId)
aws ec2 attach-internet-gateway --internet-gateway-id "$WEB_IGW" --vpc-id "$LB_VPC"
LB_ONE=$(q create-subnet --vpc-id "$LB_VPC" --cidr-block 10.2.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId)
LB_TWO=$(q create-subnet --vpc-id "$LB_VPC" --cidr-block 10.2.2.0/24 --availability-zone us-east-1b --query Subnet.SubnetId)
ALB_ARN=$(aws elbv2 create-load-balancer --name web --subnets "$LB_ONE" "$LB_TWO" --query 'LoadBalancers[0].LoadBalancerArn' --output text)
TG_ARN=$(aws elbv2 create-target-group --name web --protocol HTTP --port 80 --vpc-id "$VPC" --query 'TargetGroups[0].TargetGroupArn' --output text)
ZONE_ID=$(aws route53 create-hosted-zone --name example.com --caller-reference world --query HostedZone.Id --output text | cut -d/ -f3)
DISTRIBUTION_ID=$(aws cloudfront create-distribution --origin-domain-name example.com --query Distribution.Id --output text)
aws ec2 wait instance-running --instance-ids "$INSTANCE" "$ONE" "$TWO"
aws ec2 wait volume-available --volume-ids "$VOLUME"
aws ec2 create-launch-template --launch-template-name web --launch-template-data "ImageId=$IMAGE,InstanceType=t3.micro" > template.json
aws autoscaling create-auto-scaling-group --auto-scaling-group-name my-asg --launch-template LaunchTemplateName=web --min-size 1 --max-size 20 --vpc-zone-identifier "$SUBNET"
aws ecs create-cluster --cluster-name my-cluster > cluster.json
aws ecs register-task-definition --family my-app --container-definitions '[{"name":"my-app","image":"nginx","memory":128}]' > task.json
aws events put-rule --name ec2-stopped --schedule-expression 'rate(1 day)' > rule.json
aws s3 mb s3://my-audit-logs-bucket > made.txt
aws logs create-log-group --log-group-name /aws/lambda/my-api
for bucket in my-bucket source-bucket dest-bucket my-data-lake my-static-site; do aws s3 mb "s3://$bucket" > made.txt; done
for key in myfile.txt file.txt old-file.txt old-prefix/a my-file.txt data/a.csv; do echo "$key" | aws s3 cp - "s3://my-bucket/$key"; done
echo one | aws s3 cp - s3://source-bucket/one.txt
aws iam create-user --user-name myuser > user.json
aws iam create-role --role-name DeployRole --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}' > role.json
aws iam create-instance-profile --instance-profile-name MyInstanceProfile > profile.json
mkdir -p local-folder build dist ~/.ssh
echo 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCx7Cx7Cx7Cx7Cx7Cx7Cx7Cx7Cx7 me@laptop' > ~/.ssh/id_rsa.pub
for file in lambda-function app function pandas-layer; do echo zip > "$file.zip"; done
echo '{"family":"my-app","containerDefinitions":[{"name":"my-app","image":"nginx","memory":128}]}' > task-def.json
printf 'Parameters:\n  Environment: {Type: String, Default: dev}\nResources:\n  Topic: {Type: "AWS::SNS::Topic"}\n' > api-stack.yaml
for file in myfile.txt local-file.txt archive.zip largefile.iso local-folder/a build/b dist/index.html bootstrap.sh; do echo "$file" > "$file"; done
aws configure set region us-east-1 --profile myproject
aws configure set region us-east-1 --profile staging
echo "vpc-12345678=$VPC vpc-87654321=$OTHER subnet-12345678=$SUBNET sg-12345678=$GROUP rtb-12345678=$TABLE acl-12345678=$ACL igw-12345678=$SPARE eipalloc-12345678=$ADDRESS ami-0abcdef1234567890=$IMAGE i-1234567890abcdef0=$INSTANCE pcx-12345678=$PEERING subnet-87654321=$SECOND i-12345678=$ONE i-87654321=$TWO vol-12345678=$VOLUME snap-12345678=$SNAPSHOT tgw-12345678=$TGW"
