// @ts-check

/**
 * What a page needs by itself, in as few files as can be: all code that exactly the same pages need at once goes
 * into one file. What is fetched on demand is left to the bundler.
 *
 * @param {string} root the module that fetches the pages, one dynamic import each
 * @param {readonly { readonly page: string, readonly within: string }[]} [inner] modules that a page fetches later
 *   and that must not bring with them what other pages need
 * @returns {import('vite').Rolldown.CodeSplittingGroup}
 */
export function pageChunks(root, inner = []) {
  /** @type {Map<string, string[]> | undefined} */
  let pagesOf;
  return {
    debugName: 'pages',
    includeDependenciesRecursively: false,
    name: (id, context) => {
      pagesOf ??= findPages(root, inner, (each) => context.getModuleInfo(each));
      return pagesOf.get(id)?.join('-') ?? null;
    },
  };
}

/**
 * @param {string} root
 * @param {readonly { readonly page: string, readonly within: string }[]} inner
 * @param {import('vite').Rolldown.ChunkingContext['getModuleInfo']} getModuleInfo
 */
function findPages(root, inner, getModuleInfo) {
  const shell = reachedFrom(entryAbove(root, getModuleInfo), getModuleInfo);
  /** @type {Map<string, string[]>} */
  const pagesOf = new Map();
  for (const page of getModuleInfo(root)?.dynamicallyImportedIds ?? []) {
    const name = nameOf(page);
    for (const id of reachedFrom(page, getModuleInfo))
      if (!shell.has(id)) pagesOf.set(id, [...(pagesOf.get(id) ?? []), name]);
  }
  for (const { page, within } of inner) {
    for (const id of reachedFrom(page, getModuleInfo)) {
      const pages = pagesOf.get(id);
      if (pages !== undefined && !pages.includes(nameOf(within))) pagesOf.set(id, [...pages, nameOf(page)]);
    }
  }
  return pagesOf;
}

/** @param {string} path */
function nameOf(path) {
  return path.replace(/^.*\//, '').replace(/\.\w+$/, '');
}

/**
 * @param {string} id
 * @param {import('vite').Rolldown.ChunkingContext['getModuleInfo']} getModuleInfo
 * @returns {string}
 */
function entryAbove(id, getModuleInfo) {
  const [importer] = getModuleInfo(id)?.importers ?? [];
  return importer === undefined ? id : entryAbove(importer, getModuleInfo);
}

/**
 * @param {string} from
 * @param {import('vite').Rolldown.ChunkingContext['getModuleInfo']} getModuleInfo
 * @returns {Set<string>}
 */
function reachedFrom(from, getModuleInfo) {
  const reached = new Set([from]);
  for (const id of reached) for (const next of getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}
