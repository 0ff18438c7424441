import { nameTag, type ResourceRecord } from '../kernel/cloud/record.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** Something that can send or receive, to be picked from a list. */
export interface EndpointChoice {
  /** As a probe names it: a document key or `internet`. */
  readonly value: string;
  readonly label: string;
}

export interface EndpointGroup {
  readonly label: string;
  readonly choices: readonly EndpointChoice[];
}

/** Who can be asked about: the internet, the instances, a host imagined in a subnet, unattached interfaces. */
export function endpointChoices(cloud: AwsCloud): readonly EndpointGroup[] {
  const { tables } = cloud;
  const instances = Object.values(tables.instance).filter(({ State }) => State !== 'terminated');
  const loose = Object.values(tables['network-interface']).filter(
    ({ Attachment, RequesterManaged }) => Attachment === undefined && !RequesterManaged,
  );
  const groups = [
    { label: 'Outside', choices: [{ value: 'internet', label: 'Internet' }] },
    { label: 'Instances', choices: instances.map(choiceOf) },
    { label: 'Any host in a subnet', choices: Object.values(tables.subnet).map(choiceOf) },
    { label: 'Unattached interfaces', choices: loose.map(choiceOf) },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function choiceOf(record: ResourceRecord): EndpointChoice {
  return { value: record.key, label: nameTag(record) ?? record.id };
}
