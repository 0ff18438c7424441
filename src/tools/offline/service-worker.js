// Keeps the built page at hand, so that everything works without a network after the first visit.
// The build puts in what to keep: every file of the page, and a revision that any change of them changes.
const FILES = /* files */ [];
const CACHE = `skytrace-${/* revision */ ''}`;

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll());
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  // Past the browser's own cache: a file of the last version under the same name would stay for good.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

// The version before stays: a tab that still runs it may ask for parts that it has not loaded yet.
async function forgetOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith('skytrace-') && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

// Only when the person says so: a page never changes under their hands.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request));
});

// Servers may answer `Vary: Origin`; a file of the page is the same whoever asks.
const LOOSELY = { ignoreVary: true };

async function page(request) {
  const cache = await caches.open(CACHE);
  const isPage = new URL(request.url).pathname === new URL('./', self.location.href).pathname;
  return (isPage ? await cache.match('./', LOOSELY) : await cache.match(request, LOOSELY)) ?? fetch(request);
}

async function file(request) {
  return (await caches.match(request, LOOSELY)) ?? fetch(request);
}
