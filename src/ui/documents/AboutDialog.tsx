import { Dialog } from '../components/Dialog.tsx';

/** Put in by the build, from package.json. */
declare const __SKYTRACE_VERSION__: string;

const NOT_SIMULATED = [
  'Load balancers',
  'VPC endpoints',
  'Transit gateways, VPN and Direct Connect',
  'DNS, but for the names of instances and a few public ones in the terminal',
  'IPv6 flows',
  'Block Public Access',
  'Regional NAT gateways',
  'Quotas of throughput and of connections',
];

/** What this is, what it does not know, and what becomes of what one draws. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="About Skytrace" onClose={onClose}>
      <div className="grid gap-4">
        <p>
          Draw an AWS network, send a packet through it, and read why it arrived or did not. Every answer
          comes from a simulation in this browser; no AWS account is asked and none is needed.
        </p>
        <section aria-label="Privacy">
          <h3 className="mb-1 font-semibold">Nothing leaves this device</h3>
          <p className="text-muted">
            What you draw, open or import is stored in this browser and sent nowhere. There is no server
            behind this page, no account, no measurement and no cookie. A link that you share holds the
            architecture after its “#”, which browsers do not send. Once loaded, everything works without a
            network.
          </p>
        </section>
        <section aria-label="Not simulated yet">
          <h3 className="mb-1 font-semibold">Not simulated yet</h3>
          <ul className="list-disc pl-5 text-muted">
            {NOT_SIMULATED.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p className="mt-1 text-muted">
            An imported account keeps what is not simulated; a packet that meets it ends in the verdict
            “unknown”, never in a guess.
          </p>
        </section>
        <p className="text-muted text-xs">
          Version {__SKYTRACE_VERSION__} · MIT licence · AWS, its service names and its icons belong to
          Amazon; Skytrace has no tie to Amazon.
        </p>
      </div>
    </Dialog>
  );
}
