# A bastion in a public subnet and a web server in a private one. $IP is the bastion's address.
set -e
vpc=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
pub=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block 10.0.0.0/24 --query Subnet.SubnetId --output text)
priv=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --vpc-id $vpc --internet-gateway-id $igw
rt=$(aws ec2 create-route-table --vpc-id $vpc --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id $rt --destination-cidr-block 0.0.0.0/0 --gateway-id $igw >/dev/null
aws ec2 associate-route-table --route-table-id $rt --subnet-id $pub >/dev/null
bsg=$(aws ec2 create-security-group --group-name bastion --description b --vpc-id $vpc --query GroupId --output text)
wsg=$(aws ec2 create-security-group --group-name web --description w --vpc-id $vpc --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id $bsg --protocol tcp --port 22 --cidr 0.0.0.0/0 >/dev/null
aws ec2 authorize-security-group-ingress --group-id $wsg --protocol tcp --port 22 --source-group $bsg >/dev/null
aws ec2 authorize-security-group-ingress --group-id $wsg --protocol tcp --port 80 --source-group $bsg >/dev/null
aws ec2 authorize-security-group-ingress --group-id $wsg --protocol icmp --port -1 --source-group $bsg >/dev/null
aws ec2 create-key-pair --key-name lab --query KeyMaterial --output text > lab.pem
ami=resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
bastion=$(aws ec2 run-instances --image-id $ami --instance-type t3.micro --key-name lab --subnet-id $pub --security-group-ids $bsg --associate-public-ip-address --query 'Instances[0].InstanceId' --output text)
printf '#!/bin/bash\nmkdir -p /srv\necho ready > /srv/booted\n' > data.sh
web=$(aws ec2 run-instances --image-id $ami --instance-type t3.micro --key-name lab --subnet-id $priv --security-group-ids $wsg --private-ip-address 10.0.1.10 --user-data file://data.sh --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids $bastion $web
IP=$(aws ec2 describe-instances --instance-ids $bastion --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)
set +e
