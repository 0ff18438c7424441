// What reads documents checks every record with the schemas of its type: much code, fetched when there is one to read.

/** Reads a saved document. */
export async function parseStored(text: string) {
  const { readWhole } = await import('../../io/lab-file/read-whole.ts');
  const { parseLabDocument } = await import('../../io/lab-file/parse-lab-document.ts');
  return readWhole(() => parseLabDocument(text));
}

/** Reads the document of a link. */
export async function readLink(fragment: string) {
  const { readWhole } = await import('../../io/lab-file/read-whole.ts');
  const { decodeLink } = await import('../../io/share-link/decode-link.ts');
  return readWhole(() => decodeLink(fragment));
}
