import { Logo } from '../ui/components/Logo.tsx';

/** The Lab's outline while it is fetched: bars and panels stand where they will be, so nothing moves. */
export function Opening() {
  return (
    <div className="flex h-dvh min-h-96 flex-col bg-page text-[0.8125rem]">
      <header className="flex h-12 shrink-0 items-center border-line border-b bg-surface px-3">
        <Logo className="size-7" />
        <p className="ml-2 font-semibold text-base tracking-tight max-xl:sr-only">Skytrace</p>
      </header>
      <div className="flex min-h-0 flex-1">
        <div className="w-58 shrink-0 border-line border-r bg-surface [@media(width<1400px)_or_(height<800px)]:w-46 max-lg:hidden" />
        <div className="grid flex-1 place-items-center bg-canvas">
          <p role="status" className="text-muted">
            Opening your architecture…
          </p>
        </div>
      </div>
      <div className="h-7 shrink-0 border-line border-t bg-surface" />
    </div>
  );
}
