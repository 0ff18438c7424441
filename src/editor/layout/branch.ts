import type { Size } from '../document.ts';
import type { SceneNode } from './scene.ts';

/** A node before anybody knows where it stands, with what it contains. */
export interface Branch {
  readonly node: Omit<SceneNode, 'parent' | 'x' | 'y' | 'width' | 'height'>;
  /** Of a symbol; containers are as large as their contents. */
  readonly size: Size;
  readonly children: readonly Branch[];
}

/** A branch with its size known and its contents placed inside it. */
export interface Placed {
  readonly branch: Branch;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly children: readonly Placed[];
}

/** What may stand somewhere: a size, and the key by which a person may have put it. */
export type Sized = Omit<Placed, 'x' | 'y'>;
