import { err, ok, type Result } from '../kernel/lib/result.ts';

/** An SVG as an image of pixels. The error is a sentence. */
export type Rasterise = (
  picture: { readonly svg: string; readonly width: number; readonly height: number },
  scale: number,
) => Promise<Result<Blob, string>>;

/** What every browser's canvas can hold; larger drawings come with fewer pixels each. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 16_000;

/** Paints an SVG on a canvas that nobody sees. The SVG must need nothing else: browsers fetch nothing for it. */
export const rasterise: Rasterise = async ({ svg, width, height }, scale) => {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    const fit = fittingScale(width, height, scale);
    canvas.width = Math.round(width * fit);
    canvas.height = Math.round(height * fit);
    const brush = canvas.getContext('2d');
    if (brush === null) return err(NOT_PAINTED);
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob === null ? err(NOT_PAINTED) : ok(blob);
  } catch {
    return err(NOT_PAINTED);
  } finally {
    URL.revokeObjectURL(address);
  }
};

const NOT_PAINTED = 'This browser could not paint the picture. Take the SVG instead: it holds the same.';

export function fittingScale(width: number, height: number, scale: number): number {
  return Math.min(scale, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
}
