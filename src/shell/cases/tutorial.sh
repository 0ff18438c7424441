#!/usr/bin/env bash
# A VPC with a public and a private subnet in each of two zones, a NAT gateway, a bastion and a web server that
# installs itself: made, looked at, and taken away again in the order that AWS demands.
set -euo pipefail
export AWS_PAGER=''
export AWS_REGION=eu-central-1
STAGE=${1:-all}

say() { printf '\n== %s\n' "$*"; }
named() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2},{Key=Project,Value=tutorial}]"; }

make_network() {
  say "VPC and subnets"
  VPC=$(aws ec2 create-vpc --cidr-block 10.20.0.0/16 --tag-specifications "$(named vpc tutorial)" \
    --query 'Vpc.VpcId' --output text)
  aws ec2 wait vpc-available --vpc-ids "$VPC"
  aws ec2 modify-vpc-attribute --vpc-id "$VPC" --enable-dns-hostnames
  PUBLIC=()
  PRIVATE=()
  local number=0
  for zone in a b; do
    PUBLIC+=("$(aws ec2 create-subnet --vpc-id "$VPC" --cidr-block "10.20.$number.0/24" \
      --availability-zone "$AWS_REGION$zone" --tag-specifications "$(named subnet "public-$zone")" \
      --query 'Subnet.SubnetId' --output text)")
    PRIVATE+=("$(aws ec2 create-subnet --vpc-id "$VPC" --cidr-block "10.20.$((number + 100)).0/24" \
      --availability-zone "$AWS_REGION$zone" --tag-specifications "$(named subnet "private-$zone")" \
      --query 'Subnet.SubnetId' --output text)")
    number=$((number + 1))
  done
  for subnet in "${PUBLIC[@]}"; do
    aws ec2 modify-subnet-attribute --subnet-id "$subnet" --map-public-ip-on-launch
  done

  say "Ways out"
  IGW=$(aws ec2 create-internet-gateway --tag-specifications "$(named internet-gateway tutorial)" \
    --query 'InternetGateway.InternetGatewayId' --output text)
  aws ec2 attach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$VPC"
  ADDRESS=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)
  NAT=$(aws ec2 create-nat-gateway --subnet-id "${PUBLIC[0]}" --allocation-id "$ADDRESS" \
    --tag-specifications "$(named natgateway tutorial)" --query 'NatGateway.NatGatewayId' --output text)
  aws ec2 wait nat-gateway-available --nat-gateway-ids "$NAT"

  PUBLIC_TABLE=$(aws ec2 create-route-table --vpc-id "$VPC" --query 'RouteTable.RouteTableId' --output text)
  PRIVATE_TABLE=$(aws ec2 create-route-table --vpc-id "$VPC" --query 'RouteTable.RouteTableId' --output text)
  aws ec2 create-route --route-table-id "$PUBLIC_TABLE" --destination-cidr-block 0.0.0.0/0 --gateway-id "$IGW" > /dev/null
  aws ec2 create-route --route-table-id "$PRIVATE_TABLE" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$NAT" > /dev/null
  for index in 0 1; do
    aws ec2 associate-route-table --route-table-id "$PUBLIC_TABLE" --subnet-id "${PUBLIC[$index]}" > /dev/null
    aws ec2 associate-route-table --route-table-id "$PRIVATE_TABLE" --subnet-id "${PRIVATE[$index]}" > /dev/null
  done
}

make_rules() {
  say "Security groups and a network ACL"
  BASTION_SG=$(aws ec2 create-security-group --group-name bastion --description "SSH from the office" \
    --vpc-id "$VPC" --query GroupId --output text)
  WEB_SG=$(aws ec2 create-security-group --group-name web --description "HTTP from everywhere" \
    --vpc-id "$VPC" --query GroupId --output text)
  PRIVATE_SG=$(aws ec2 create-security-group --group-name private --description "SSH from the bastion" \
    --vpc-id "$VPC" --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --group-id "$BASTION_SG" --protocol tcp --port 22 --cidr 203.0.113.0/24 > /dev/null
  aws ec2 authorize-security-group-ingress --group-id "$WEB_SG" --ip-permissions \
    'IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=0.0.0.0/0,Description=Web}]' > /dev/null
  for group in "$WEB_SG" "$PRIVATE_SG"; do
    aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 22 \
      --source-group "$BASTION_SG" > /dev/null
  done

  ACL=$(aws ec2 create-network-acl --vpc-id "$VPC" --query 'NetworkAcl.NetworkAclId' --output text)
  aws ec2 create-network-acl-entry --network-acl-id "$ACL" --ingress --rule-number 90 --protocol tcp \
    --port-range From=80,To=80 --cidr-block 198.51.100.0/24 --rule-action deny
  aws ec2 create-network-acl-entry --network-acl-id "$ACL" --ingress --rule-number 100 --protocol all \
    --cidr-block 0.0.0.0/0 --rule-action allow
  aws ec2 create-network-acl-entry --network-acl-id "$ACL" --egress --rule-number 100 --protocol all \
    --cidr-block 0.0.0.0/0 --rule-action allow
  local association
  association=$(aws ec2 describe-network-acls --filters "Name=association.subnet-id,Values=${PUBLIC[1]}" \
    --query "NetworkAcls[0].Associations[?SubnetId=='${PUBLIC[1]}'].NetworkAclAssociationId" --output text)
  aws ec2 replace-network-acl-association --association-id "$association" --network-acl-id "$ACL" > /dev/null
}

make_instances() {
  say "Instances"
  aws ec2 create-key-pair --key-name tutorial --query KeyMaterial --output text > tutorial.pem
  chmod 400 tutorial.pem
  cat > user-data.sh <<'SCRIPT'
#!/bin/bash
dnf install -y nginx
systemctl enable --now nginx
SCRIPT
  IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-*-x86_64' \
    --query 'sort_by(Images, &CreationDate)[-1].ImageId' --output text)
  launch() {
    aws ec2 run-instances --image-id "$IMAGE" --instance-type t3.micro --key-name tutorial --count 1 \
      --subnet-id "$2" --security-group-ids "$3" --tag-specifications "$(named instance "$1")" "${@:4}" \
      --query 'Instances[0].InstanceId' --output text
  }
  BASTION=$(launch bastion "${PUBLIC[0]}" "$BASTION_SG")
  WEB=$(launch web "${PUBLIC[1]}" "$WEB_SG" --user-data file://user-data.sh)
  WORKER=$(launch worker "${PRIVATE[0]}" "$PRIVATE_SG")
  aws ec2 wait instance-running --instance-ids "$BASTION" "$WEB" "$WORKER"
}

look() {
  say "What there is"
  aws ec2 describe-instances --filters Name=tag:Project,Values=tutorial Name=instance-state-name,Values=running \
    --query 'sort_by(Reservations[].Instances[].{Name: Tags[?Key==`Name`] | [0].Value, Private: PrivateIpAddress, Public: PublicIpAddress}, &Name)' \
    --output table
  aws ec2 describe-subnets --filters "Name=vpc-id,Values=$VPC" \
    --query 'sort_by(Subnets, &CidrBlock)[].[CidrBlock, AvailabilityZone, MapPublicIpOnLaunch]' --output text
  aws ec2 describe-route-tables --route-table-ids "$PRIVATE_TABLE" \
    --query 'RouteTables[].Routes[].[DestinationCidrBlock, NatGatewayId || GatewayId, State]' --output text |
    sed 's/nat-[0-9a-f]*/the NAT gateway/'
}

clean_up() {
  say "Clean-up"
  VPC=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=tutorial --query 'Vpcs[0].VpcId' --output text)
  local ids
  ids=$(aws ec2 describe-instances --filters "Name=vpc-id,Values=$VPC" \
    --query 'Reservations[].Instances[].InstanceId' --output text)
  aws ec2 terminate-instances --instance-ids $ids > /dev/null
  aws ec2 wait instance-terminated --instance-ids $ids
  aws ec2 delete-key-pair --key-name tutorial > /dev/null
  local nat
  nat=$(aws ec2 describe-nat-gateways --filter "Name=vpc-id,Values=$VPC" --query 'NatGateways[0].NatGatewayId' --output text)
  aws ec2 delete-nat-gateway --nat-gateway-id "$nat" > /dev/null
  aws ec2 wait nat-gateway-deleted --nat-gateway-ids "$nat"
  aws ec2 describe-addresses --query 'Addresses[].AllocationId' --output text | tr '\t' '\n' | while read -r address; do
    aws ec2 release-address --allocation-id "$address"
  done
  # A group goes when no other names it: first those that refer to the bastion's.
  for name in web private bastion; do
    aws ec2 delete-security-group --group-id "$(aws ec2 describe-security-groups \
      --filters "Name=vpc-id,Values=$VPC" "Name=group-name,Values=$name" --query 'SecurityGroups[0].GroupId' --output text)" > /dev/null
  done
  for subnet in $(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$VPC" --query 'Subnets[].SubnetId' --output text); do
    aws ec2 delete-subnet --subnet-id "$subnet"
  done
  for acl in $(aws ec2 describe-network-acls --filters "Name=vpc-id,Values=$VPC" Name=default,Values=false \
    --query 'NetworkAcls[].NetworkAclId' --output text); do
    aws ec2 delete-network-acl --network-acl-id "$acl"
  done
  # The main table goes with the VPC.
  for table in $(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$VPC" \
    --query 'RouteTables[?length(Associations[?Main]) == `0`].RouteTableId' --output text); do
    aws ec2 delete-route-table --route-table-id "$table"
  done
  local gateway
  gateway=$(aws ec2 describe-internet-gateways --filters "Name=attachment.vpc-id,Values=$VPC" \
    --query 'InternetGateways[0].InternetGatewayId' --output text)
  aws ec2 detach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$VPC"
  aws ec2 delete-internet-gateway --internet-gateway-id "$gateway"
  aws ec2 delete-vpc --vpc-id "$VPC"
}

if [[ $STAGE != clean-up ]]; then
  make_network
  make_rules
  make_instances
  look
fi
if [[ $STAGE != build ]]; then
  clean_up
fi
say "Done"
