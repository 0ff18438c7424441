# One instance in each tier of three-tier.sh; the public one answers to the web.
set -euo pipefail
subnet() {
  aws ec2 describe-subnets --filters "Name=cidr-block,Values=$1" --query 'Subnets[0].SubnetId' --output text
}
VPC_ID=$(aws ec2 describe-vpcs --filters Name=cidr,Values=10.0.0.0/16 --query 'Vpcs[0].VpcId' --output text)
WEB_SG=$(aws ec2 create-security-group --group-name web --description "Web" --vpc-id "$VPC_ID" --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$WEB_SG" --protocol tcp --port 443 --cidr 0.0.0.0/0 > /dev/null
IMAGE=$(aws ec2 describe-images --owners amazon --filters "Name=name,Values=al2023-ami-*-x86_64" \
  --query 'sort_by(Images, &CreationDate)[-1].ImageId' --output text)
launch() {
  aws ec2 run-instances --image-id "$IMAGE" \
    --instance-type t3.micro --subnet-id "$(subnet "$2")" \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" "${@:3}" \
    --query 'Instances[0].InstanceId' --output text
}
WEB=$(launch web 10.0.1.0/24 --associate-public-ip-address --security-group-ids "$WEB_SG")
APP=$(launch app 10.0.10.0/24)
DB=$(launch db 10.0.20.0/24)
aws ec2 wait instance-running --instance-ids "$WEB" "$APP" "$DB"
aws ec2 describe-instances --instance-ids "$WEB" "$APP" "$DB" \
  --query 'Reservations[].Instances[].[Tags[0].Value,State.Name]' --output text
