import { latePart } from '../components/late-part.ts';

/** Few links are read by a phone's camera. */
export const linkQrCode = latePart<{ readonly link: string }>(
  'the QR code',
  async () => (await import('./LinkQrCode.tsx')).LinkQrCode,
);
