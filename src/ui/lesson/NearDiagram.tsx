import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { DiagramSource } from '../../lessons/content/cloud-source.ts';

// The simulator and the canvas: shared with the Lab, and worth loading only when they are about to be seen.
const LiveDiagram = lazy(async () => ({
  default: (await import('./LiveDiagram.tsx')).LiveDiagram,
}));

/** A live diagram that is loaded when it is scrolled near. Its room is kept, so that nothing moves. */
export function NearDiagram({ source }: { readonly source: DiagramSource }) {
  const place = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <figure
      ref={place}
      aria-label={`Live diagram: ${source.caption}`}
      className="my-6 overflow-hidden rounded-xl border border-line bg-surface shadow-xs"
    >
      <figcaption className="px-4 py-2.5 text-muted text-sm">{source.caption}</figcaption>
      <Guard>
        <Suspense fallback={<div className="h-96 bg-canvas sm:h-[27rem]" />}>
          {isNear ? <LiveDiagram source={source} /> : <div className="h-96 bg-canvas sm:h-[27rem]" />}
        </Suspense>
      </Guard>
    </figure>
  );
}

/** Offline, the chunk may be missing: the text is still there to read. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <p className="bg-canvas p-4 text-sm">The diagram could not be loaded. Reload the page to try again.</p>
    );
  }
}
