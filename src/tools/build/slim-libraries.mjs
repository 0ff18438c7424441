// @ts-check

const SLIM = 'virtual:slim-d3';

/** Who asks for which module, and needs no more of it than stands below. */
const ASKS = [
  { source: 'd3-color', importer: /d3-(?:transition|interpolate)/ },
  { source: 'd3-interpolate', importer: /d3-transition|@xyflow.system/ },
];

/**
 * React Flow moves its view by transitions of d3, which could animate colours, strings and style sheets as well:
 * a third of it, and nothing on the page does. What is left moves a view as d3 does; everything else would jump.
 */
const CODE = `
export { interpolateZoom } from 'd3-interpolate';
const between = (from, to) => (from = +from, to = +to, (share) => from * (1 - share) + to * share);
const jump = (_from, to) => () => to;
export const color = () => null;
export { color as rgb, color as hsl, color as lab, color as hcl, color as cubehelix };
export { between as interpolateNumber, jump as interpolateRgb, jump as interpolateString };
export { jump as interpolateTransformSvg, jump as interpolateTransformCss };
export const interpolate = (from, to) => {
  const parts = to.map((end, index) => between(from[index], end));
  return (share) => parts.map((part) => part(share));
};
`;

/** Parts of React Flow that a page does not use stay all the same, because they are given a name for debugging. */
const NAMED = /^\w+\.displayName = '\w+';$/gm;

/** @returns {import('vite').Plugin} */
export function slimLibraries() {
  return {
    name: 'slim-libraries',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      ASKS.some((ask) => ask.source === source && importer !== undefined && ask.importer.test(importer))
        ? `\0${SLIM}`
        : null,
    load: (id) => (id === `\0${SLIM}` ? CODE : null),
    transform: {
      filter: { id: /@xyflow\/react\/dist\/esm\/index\.m?js$/ },
      handler: (code) => ({
        code: code.replace(NAMED, '').replace(/ = (memo|forwardRef)\(/g, ' = /* @__PURE__ */ $1('),
        map: null,
      }),
    },
  };
}
