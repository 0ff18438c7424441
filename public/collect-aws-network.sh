#!/bin/sh
# Collects what Skytrace needs to draw an AWS network: the answers of read-only describe calls of
# the AWS CLI, one file per call, in <folder>/<account>/<region>/. Nothing is changed in the account
# and nothing is sent anywhere; look into the files before you share them.

set -u

usage() {
  cat <<'USAGE'
Usage: sh collect-aws-network.sh [--output FOLDER] [--profile NAME] [REGION ...]

Writes FOLDER/<account>/<region>/*.json (FOLDER: aws-network) with the answers of
read-only describe calls of the AWS CLI. Then open the folder in Skytrace.

  REGION ...        Regions to collect (default: the CLI's current one)
  --output FOLDER   where to write
  --profile NAME    the CLI profile to use; run once per account
  --help            this text

Needs the AWS CLI and a role that may describe, such as ReadOnlyAccess or
AmazonVPCReadOnlyAccess with AmazonEC2ReadOnlyAccess. A call that is denied is
reported and left out.
USAGE
}

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

output=aws-network
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --output | --profile)
      [ $# -ge 2 ] || fail "$1 needs a value; see --help"
      if [ "$1" = --output ]; then
        output=$2
      else
        export AWS_PROFILE="$2"
      fi
      shift 2
      ;;
    -*) fail "unknown option $1; see --help" ;;
    *) break ;;
  esac
done

command -v aws >/dev/null 2>&1 || fail 'The AWS CLI (aws) is not installed.'

AWS_PAGER=
export AWS_PAGER

account=$(aws sts get-caller-identity --query Account --output text) ||
  fail 'The AWS CLI has no valid credentials: try "aws configure" or "aws sso login".'

if [ $# -eq 0 ]; then
  region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}
  [ -n "$region" ] || fail 'No Region: name one or more, such as us-east-1.'
  set -- "$region"
fi

vpn_fields='{VpnConnections: VpnConnections[].{VpnConnectionId: VpnConnectionId, State: State, Type: Type,
  VpnGatewayId: VpnGatewayId, TransitGatewayId: TransitGatewayId, CustomerGatewayId: CustomerGatewayId,
  Routes: Routes, Tags: Tags}}'

errors=$(mktemp) || exit 1
trap 'rm -f "$errors"' EXIT
trap 'exit 1' INT TERM
denied=0

# collect FILE SERVICE CALL [OPTION ...]: one call, one file. The file appears only when it is whole.
collect() {
  file=$folder/$1.json
  shift
  if aws "$@" --region "$region" --output json >"$file.part" 2>"$errors"; then
    mv "$file.part" "$file"
    printf '  %s %s\n' "$1" "$2"
  else
    rm -f "$file.part"
    denied=$((denied + 1))
    printf '  %s %s: left out: %s\n' "$1" "$2" "$(grep -v '^$' "$errors" | head -n 1)" >&2
  fi
}

# ids SERVICE CALL QUERY: one id per line; nothing when the call is denied.
ids() {
  aws "$1" "$2" --region "$region" --query "$3" --output text 2>/dev/null | tr '\t' '\n' |
    grep -v -e '^None$' -e '^$'
}

for region in "$@"; do
  folder=$output/$account/$region
  mkdir -p "$folder" || fail "Cannot write to $folder."
  printf '%s %s\n' "$account" "$region"

  collect vpcs ec2 describe-vpcs
  collect subnets ec2 describe-subnets
  collect route-tables ec2 describe-route-tables
  collect network-acls ec2 describe-network-acls
  collect security-groups ec2 describe-security-groups
  collect security-group-rules ec2 describe-security-group-rules
  collect network-interfaces ec2 describe-network-interfaces
  collect instances ec2 describe-instances
  collect internet-gateways ec2 describe-internet-gateways
  collect egress-only-internet-gateways ec2 describe-egress-only-internet-gateways
  collect nat-gateways ec2 describe-nat-gateways
  collect addresses ec2 describe-addresses
  collect key-pairs ec2 describe-key-pairs
  collect prefix-lists ec2 describe-prefix-lists
  collect managed-prefix-lists ec2 describe-managed-prefix-lists
  collect vpc-peering-connections ec2 describe-vpc-peering-connections
  collect vpc-endpoints ec2 describe-vpc-endpoints
  collect transit-gateways ec2 describe-transit-gateways
  collect transit-gateway-attachments ec2 describe-transit-gateway-attachments
  collect transit-gateway-vpc-attachments ec2 describe-transit-gateway-vpc-attachments
  collect transit-gateway-route-tables ec2 describe-transit-gateway-route-tables
  collect vpn-gateways ec2 describe-vpn-gateways
  collect customer-gateways ec2 describe-customer-gateways
  collect dhcp-options ec2 describe-dhcp-options
  collect flow-logs ec2 describe-flow-logs
  collect load-balancers elbv2 describe-load-balancers
  collect target-groups elbv2 describe-target-groups
  collect classic-load-balancers elb describe-load-balancers
  collect db-instances rds describe-db-instances
  # The whole answer about VPN connections holds their pre-shared keys: only these fields are taken.
  collect vpn-connections ec2 describe-vpn-connections --query "$vpn_fields"

  # These two answer about one resource at a time.
  for list in $(ids ec2 describe-managed-prefix-lists 'PrefixLists[].PrefixListId'); do
    collect "managed-prefix-list-entries.$list" ec2 get-managed-prefix-list-entries --prefix-list-id "$list"
  done
  for vpc in $(ids ec2 describe-vpcs 'Vpcs[].VpcId'); do
    for attribute in enableDnsSupport enableDnsHostnames; do
      collect "vpc-attribute.$vpc.$attribute" ec2 describe-vpc-attribute --vpc-id "$vpc" --attribute "$attribute"
    done
  done
done

if [ "$denied" -gt 0 ]; then
  printf '%s\n' "Done; $denied calls were left out (see above). Open the folder \"$output\" in Skytrace."
else
  printf '%s\n' "Done. Open the folder \"$output\" in Skytrace."
fi
