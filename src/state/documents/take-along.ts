import { ok, type Result } from '../../kernel/lib/result.ts';
import type { Lab } from '../lab.ts';
import type { LibraryPorts } from './library-ports.ts';
import type { Picture } from './picture.ts';
import { printDocument } from './print-document.ts';

/** Twice as fine as the drawing: sharp on a projector and on paper. */
const PICTURE_SCALE = 2;

/** What a person takes along of the open document: files, pictures, words. */
export class TakeAlong {
  readonly #lab: Lab;
  readonly #ports: Pick<LibraryPorts, 'files' | 'clipboard' | 'rasterise'>;

  constructor(lab: Lab, ports: Pick<LibraryPorts, 'files' | 'clipboard' | 'rasterise'>) {
    this.#lab = lab;
    this.#ports = ports;
  }

  /** The document as a file that can be opened again. */
  file(): void {
    const { document } = this.#lab.store.getState();
    this.#ports.files.download(`${document.name}.json`, printDocument(document, document.id).text);
  }

  /** The AWS CLI script that rebuilds the architecture. */
  async script(): Promise<void> {
    const { rebuildScript } = await import('./rebuild-script.ts');
    const { cloud, name } = this.#lab.store.getState().document;
    this.#ports.files.download(`${name}.sh`, rebuildScript(cloud), 'text/x-shellscript');
  }

  /** A picture of it. The error is a sentence. */
  async picture(kind: 'png' | 'svg', picture: Picture): Promise<Result<void, string>> {
    const { name } = this.#lab.store.getState().document;
    if (kind === 'svg') {
      this.#ports.files.download(`${name}.svg`, picture.svg, 'image/svg+xml');
      return ok(undefined);
    }
    const painted = await this.#ports.rasterise(picture, PICTURE_SCALE);
    if (!painted.ok) return painted;
    this.#ports.files.download(`${name}.png`, painted.value);
    return ok(undefined);
  }

  /** Into the clipboard. The error is a sentence. */
  copy(text: string): Promise<Result<void, string>> {
    return this.#ports.clipboard.writeText(text);
  }
}
