import { useState } from 'react';
import { markOf } from '../../state/question-mark.ts';
import type { SentPacket } from '../../state/terminal/packets.ts';
import { packetWords } from '../../text/english/verdicts.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Popover } from '../components/Popover.tsx';
import { markInk } from '../trace/Verdict.tsx';

interface Props {
  /** The latest first. */
  readonly packets: readonly SentPacket[];
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
  /** Says why it cannot be shown; null: it is. */
  readonly onShow: (packet: SentPacket) => string | null;
}

/** What the last command sent, and how it fared: to be followed on the canvas and step by step. */
export function PacketBar({ packets, follows, onFollow, onShow }: Props) {
  const [problem, setProblem] = useState<{ readonly packet: SentPacket; readonly why: string } | null>(null);
  const [latest, ...earlier] = packets;
  if (latest === undefined) return null;
  const show = (packet: SentPacket) => {
    const why = onShow(packet);
    setProblem(why === null ? null : { packet, why });
  };
  return (
    <section
      aria-label="Packets sent from here"
      className="flex min-h-9 shrink-0 items-center gap-2 border-line border-t bg-page px-3 text-xs"
    >
      <Packet packet={latest} />
      <Button className="h-7! shrink-0 px-2! text-xs!" onClick={() => show(latest)}>
        Show this packet
      </Button>
      {earlier.length > 0 && (
        <Popover
          label="Earlier packets"
          side="above"
          button={(props) => (
            <Button look="quiet" className="h-7! shrink-0 px-2! text-xs!" {...props}>
              Earlier
              <Icon name="chevron" className="size-3.5" />
            </Button>
          )}
        >
          {(close) => (
            <ul className="w-96 max-w-[80vw]">
              {earlier.map((packet) => (
                <li key={`${packet.command} ${packet.probe.id}`}>
                  <button
                    type="button"
                    onClick={() => {
                      close();
                      show(packet);
                    }}
                    className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-xs hover:bg-sunken"
                  >
                    <Packet packet={packet} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Popover>
      )}
      {problem !== null && packets.includes(problem.packet) && (
        <p role="alert" className="min-w-0 truncate text-drop" title={problem.why}>
          {problem.why}
        </p>
      )}
      <label className="ml-auto flex shrink-0 items-center gap-1.5 text-muted">
        <input
          type="checkbox"
          checked={follows}
          onChange={(event) => onFollow(event.target.checked)}
          className="accent-accent"
        />
        Follow on the canvas
      </label>
    </section>
  );
}

function Packet({ packet: { command, probe, verdict } }: { readonly packet: SentPacket }) {
  const mark = markOf(verdict);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className={`flex shrink-0 items-center gap-1 font-medium ${markInk[mark]}`}>
        <Icon name={mark} className="size-3.5" />
        {packetWords[verdict]}
      </span>
      <span className="truncate">
        <code className="font-mono">{command}</code>
        <span className="text-muted">
          {' '}
          to {probe.to.replace(/^internet:/, '')}
          {probe.port !== null && `, port ${probe.port}`}
        </span>
      </span>
    </span>
  );
}
