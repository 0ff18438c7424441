import { useMemo } from 'react';
import { encode } from 'uqr';

/** Above it the squares become too small for a phone's camera on a usual screen. */
const MOST_LETTERS = 2000;
/** Light squares around it, without which cameras do not find it. */
const QUIET = 4;

/** The link as squares for a phone's camera, where it is short enough for that. */
export function LinkQrCode({ link }: { readonly link: string }) {
  if (link.length > MOST_LETTERS)
    return (
      <p className="text-muted">
        This link has {link.length.toLocaleString('en')} characters; phones read a QR code of up to{' '}
        {MOST_LETTERS.toLocaleString('en')}. Send the link, or leave out the trace and the question.
      </p>
    );
  return <Squares text={link} />;
}

function Squares({ text }: { readonly text: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'L', border: QUIET });
    const rows = code.data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
    return { size: code.size, path: rows.join('') };
  }, [text]);
  return (
    // Dark on white whatever the theme: many cameras read nothing else.
    <svg
      role="img"
      aria-label="QR code of the link"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto aspect-square w-full max-w-112 rounded bg-white"
    >
      <path d={path} fill="black" />
    </svg>
  );
}
