/** Whether a fragment (with or without its `#`) claims to be a shared document; others are the page's own. */
export function isDocumentLink(fragment: string): boolean {
  return /^#?\d{1,6}\./.test(fragment);
}
