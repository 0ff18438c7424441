/** The whole page. */
export function App() {
  return (
    <main className="mx-auto max-w-2xl p-8 text-slate-900">
      <h1 className="text-3xl font-semibold">Skytrace</h1>
      <p className="mt-2">
        Draw an AWS network, send a packet through it, and read why it arrived or did not.
      </p>
    </main>
  );
}
