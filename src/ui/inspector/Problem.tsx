import type { AwsError } from '../../state/canvas.ts';

/** AWS's refusal, at the field or form it is about. The region is always there, so that it is read out when it fills. */
export function Problem({ id, error }: { readonly id: string; readonly error: AwsError | null }) {
  return (
    <div id={id} aria-live="polite">
      {error !== null && (
        <p className="mt-1 break-words rounded-md bg-drop-soft px-2 py-1 text-xs">
          <code className="font-semibold text-drop">{error.code}</code> {error.message}
        </p>
      )}
    </div>
  );
}
