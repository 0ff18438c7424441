import { readGlobals } from '../../aws/parse-command.ts';
import { ok } from '../../kernel/lib/result.ts';
import { TCP } from '../../kernel/net/protocol.ts';
import { uniqueId } from '../../resources/iam/entities.ts';
import { fail, type ShellCommand } from '../bash/command.ts';
import { startNetworkCall } from '../network/network-command.ts';
import type { NetworkPlace } from '../network/place.ts';
import type { ShellSession } from '../ports.ts';
import { instanceRole } from './instance-role.ts';
import type { Machine } from './machine.ts';

/** Whose credentials the command under way uses. */
interface Caller {
  isRole: boolean;
}

/** The machine's session, in which the role of its profile is who asks. */
function roleSession({ session, id }: Machine, caller: Caller): ShellSession {
  return {
    get cloud() {
      return session.cloud;
    },
    place: session.place,
    advance: (until) => session.advance(until),
    perform: (label, request) => {
      const instance = session.cloud.tables.instance[id];
      const role = instance === undefined ? undefined : instanceRole(session.cloud, instance);
      const isAsked = request.service === 'sts' && request.operation === 'GetCallerIdentity';
      if (!isAsked || !caller.isRole || role === undefined) return session.perform(label, request);
      const Account = instance?.account ?? request.account;
      return ok({
        UserId: `${uniqueId('AROA', role.role?.id ?? role.name)}:${id}`,
        Account,
        Arn: `arn:aws:sts::${Account}:assumed-role/${role.name}/${id}`,
      });
    },
  };
}

/** `aws` on an instance: it needs somebody's credentials, and a way to the service's endpoint. */
export function guestAws(
  machine: Machine,
  place: NetworkPlace,
  commandsFor: (session: ShellSession) => readonly ShellCommand[],
): readonly ShellCommand[] {
  const caller: Caller = { isRole: false };
  return commandsFor(roleSession(machine, caller)).map(({ name, run }) => ({
    name,
    run: async (args, context) => {
      const globals = readGlobals(args);
      if (!globals.ok) return run(args, context);
      const [service] = globals.value.words;
      const isLocal =
        service === undefined ||
        /^(configure|login|logout)$/.test(service) ||
        args.includes('help') ||
        args.includes('--version');
      if (isLocal) return run(args, context);
      const { instance } = machine;
      const home = context.env.get('HOME') ?? '/';
      const hasOwn =
        context.env.has('AWS_ACCESS_KEY_ID') ||
        ((await machine.read(`${home}/.aws/credentials`)) ?? '').includes('aws_access_key_id');
      const hasRole = instance !== undefined && instanceRole(machine.session.cloud, instance) !== undefined;
      caller.isRole = hasRole && !hasOwn;
      if (!hasOwn && !hasRole)
        return fail(
          '\nUnable to locate credentials. You can configure credentials by running "aws configure".\n',
          253,
        );
      const given = globals.value.values.get('region');
      const region =
        (typeof given === 'string' ? given : undefined) ??
        context.env.get('AWS_REGION') ??
        context.env.get('AWS_DEFAULT_REGION') ??
        instance?.region ??
        'us-east-1';
      const host =
        service === 'iam'
          ? 'iam.amazonaws.com'
          : `${service === 's3api' ? 's3' : service}.${region}.amazonaws.com`;
      const call = startNetworkCall(place, context, [name, ...args]);
      const found = await call.lookUp(host);
      const sent = typeof found === 'string' ? undefined : await call.send(found.address, TCP, 443);
      if (sent?.outcome !== 'answered') {
        // botocore gives a connection a minute, and tries three times.
        if (sent !== undefined) call.wait(180_000);
        const problem =
          sent === undefined ? 'Could not connect to the endpoint URL' : 'Connect timeout on endpoint URL';
        return fail(`\n${problem}: "https://${host}/"\n`, 255);
      }
      return run(args, context);
    },
  }));
}
