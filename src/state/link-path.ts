// The canvas bends its lines as the pictures of it do.
export { anchor, type Box, linkPath } from '../io/image/link-path.ts';
