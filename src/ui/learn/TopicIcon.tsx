import BookOpen from 'lucide-react/icons/book-open';
import Box from 'lucide-react/icons/box';
import Building from 'lucide-react/icons/building-2';
import Cable from 'lucide-react/icons/cable';
import Calculator from 'lucide-react/icons/calculator';
import Cloud from 'lucide-react/icons/cloud';
import Coins from 'lucide-react/icons/coins';
import Container from 'lucide-react/icons/container';
import Database from 'lucide-react/icons/database';
import Eye from 'lucide-react/icons/eye';
import Globe from 'lucide-react/icons/globe';
import Key from 'lucide-react/icons/key-round';
import Layers from 'lucide-react/icons/layers';
import Monitor from 'lucide-react/icons/monitor';
import Network from 'lucide-react/icons/network';
import Route from 'lucide-react/icons/route';
import Scale from 'lucide-react/icons/scale';
import Server from 'lucide-react/icons/server';
import Shield from 'lucide-react/icons/shield';
import Split from 'lucide-react/icons/split';
import Terminal from 'lucide-react/icons/terminal';
import Users from 'lucide-react/icons/users';
import Zap from 'lucide-react/icons/zap';
import type { TopicHead } from '../../lessons/content/topic.ts';

const drawings: { readonly [K in TopicHead['icon']]: typeof BookOpen } = {
  book: BookOpen,
  box: Box,
  building: Building,
  cable: Cable,
  calculator: Calculator,
  cloud: Cloud,
  coins: Coins,
  container: Container,
  database: Database,
  eye: Eye,
  globe: Globe,
  key: Key,
  layers: Layers,
  monitor: Monitor,
  network: Network,
  route: Route,
  scale: Scale,
  server: Server,
  shield: Shield,
  split: Split,
  terminal: Terminal,
  users: Users,
  zap: Zap,
};

/** A topic's sign; decoration, so its title stands beside it. */
export function TopicIcon({ icon, size = 22 }: { readonly icon: TopicHead['icon']; readonly size?: number }) {
  const Drawing = drawings[icon];
  return <Drawing size={size} strokeWidth={1.75} aria-hidden="true" />;
}
