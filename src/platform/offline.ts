/** A newer version of the program, fetched and waiting for the person. */
export interface Updates {
  /** Tells when one is ready, at once if it is already. Returns how to stop. */
  watch(listener: () => void): () => void;
  /** Takes it up: the page loads again. Save before. */
  takeUp(): void;
}

/** How long a page stays open before it looks again whether there is a newer version. */
const LOOK_AGAIN_MS = 60 * 60_000;

type Container = Pick<ServiceWorkerContainer, 'register' | 'controller' | 'addEventListener'>;

/** Keeps the page at hand for visits without a network. Where the browser cannot, nothing is different. */
export function startOffline(
  container: Container | null = (globalThis.navigator.serviceWorker as Container | undefined) ?? null,
  reload: () => void = () => globalThis.location.reload(),
  whenBack: (act: () => void) => void = watchReturns,
): Updates {
  const listeners = new Set<() => void>();
  let waiting: ServiceWorker | null = null;
  const found = (worker: ServiceWorker) => {
    // The first visit's worker is no update.
    if (container?.controller == null) return;
    waiting = worker;
    for (const listener of listeners) listener();
  };
  container
    ?.register('./service-worker.js')
    .then((registration) => {
      if (registration.waiting !== null) found(registration.waiting);
      // Browsers look when a page is opened: one that stays open for days would never hear of it.
      whenBack(() => void registration.update().catch(() => undefined));
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed') found(worker);
        });
      });
    })
    // Private windows and strict settings: the page works as long as there is a network.
    .catch(() => undefined);
  return {
    watch: (listener) => {
      listeners.add(listener);
      if (waiting !== null) listener();
      return () => listeners.delete(listener);
    },
    takeUp: () => {
      if (waiting === null) return;
      container?.addEventListener('controllerchange', reload);
      waiting.postMessage('take-over');
    },
  };
}

/** Acts when the person comes back to the page, an hour or more after the last time. */
function watchReturns(act: () => void): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < LOOK_AGAIN_MS) return;
    last = Date.now();
    act();
  });
}
