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
HOST=$(q create-subnet --vpc-id "$OTHER" --cidr-block 10.1.8.0/24 --query Subnet.SubnetId)
INSTANCE=$(q run-instances --image-id "$IMAGE" --instance-type t3.micro --subnet-id "$HOST" --query 'Instances[0].InstanceId')
PEERING=$(q create-vpc-peering-connection --vpc-id "$VPC" --peer-vpc-id "$OTHER" --query VpcPeeringConnection.VpcPeeringConnectionId)
aws ec2 wait instance-running --instance-ids "$INSTANCE"
for bucket in my-bucket source-bucket dest-bucket my-data-lake my-static-site; do aws s3 mb "s3://$bucket" > made.txt; done
for key in myfile.txt file.txt old-file.txt old-prefix/a my-file.txt data/a.csv; do echo "$key" | aws s3 cp - "s3://my-bucket/$key"; done
echo one | aws s3 cp - s3://source-bucket/one.txt
aws iam create-user --user-name myuser > user.json
aws iam create-role --role-name DeployRole --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}' > role.json
aws iam create-instance-profile --instance-profile-name MyInstanceProfile > profile.json
mkdir -p local-folder build dist
for file in myfile.txt local-file.txt archive.zip largefile.iso local-folder/a build/b dist/index.html bootstrap.sh; do echo "$file" > "$file"; done
aws configure set region us-east-1 --profile myproject
aws configure set region us-east-1 --profile staging
echo "vpc-12345678=$VPC vpc-87654321=$OTHER subnet-12345678=$SUBNET sg-12345678=$GROUP rtb-12345678=$TABLE acl-12345678=$ACL igw-12345678=$SPARE eipalloc-12345678=$ADDRESS ami-0abcdef1234567890=$IMAGE i-1234567890abcdef0=$INSTANCE pcx-12345678=$PEERING"
