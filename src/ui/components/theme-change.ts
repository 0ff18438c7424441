/** Tells when the page's theme changes, by the visitor's choice or by the system's, until the answer is called. */
export function onThemeChange(tell: () => void): () => void {
  const watch = new MutationObserver(tell);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', tell);
  return () => {
    watch.disconnect();
    system.removeEventListener('change', tell);
  };
}
