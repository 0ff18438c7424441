import type { Catalogue, SearchWords, Topic } from './topic.ts';

// The build turns these files into data (src/tools/lessons/vite-plugin.ts): no parser is loaded.
const catalogues = import.meta.glob<Catalogue>('../../../lessons/catalogue.yaml', {
  import: 'default',
  eager: true,
});
const words = import.meta.glob<SearchWords>('../../../lessons/catalogue.yaml', {
  query: '?words',
  import: 'default',
});
const topics = import.meta.glob<Topic>('../../../lessons/[a-z]*/topic.yaml', { import: 'default' });

/** All topics, as their home shows them. */
export const catalogue: Catalogue = Object.values(catalogues)[0] ?? { categories: [], topics: [] };

export async function loadSearchWords(): Promise<SearchWords> {
  return (await Object.values(words)[0]?.()) ?? {};
}

/** A topic with its lessons, each a chunk of its own; undefined when there is none of that name. */
export async function loadTopic(id: string): Promise<Topic | undefined> {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  return topics[`../../../lessons/${id}/topic.yaml`]?.();
}
