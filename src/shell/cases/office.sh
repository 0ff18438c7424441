# A server that one address of an office may log in to.
vpc=$(aws ec2 create-default-vpc --query Vpc.VpcId --output text)
aws ec2 create-key-pair --key-name k --query KeyMaterial --output text > k.pem; chmod 400 k.pem
sg=$(aws ec2 create-security-group --group-name office --description office --vpc-id $vpc --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id $sg --protocol tcp --port 22 --cidr 198.51.100.7/32 > /dev/null
ami=$(aws ec2 describe-images --owners amazon --query 'Images[0].ImageId' --output text)
id=$(aws ec2 run-instances --image-id $ami --instance-type t3.micro --key-name k --security-group-ids $sg --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids $id
ip=$(aws ec2 describe-instances --instance-ids $id --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)
