import { loadTopic } from '../../lessons/content/load-lessons.ts';
import type { Topic } from '../../lessons/content/topic.ts';

const loading = new Map<string, Promise<Topic | undefined>>();

/** A topic's lessons, loaded once. The same promise each time, so that a page can wait for it. */
export function topicOf(id: string): Promise<Topic | undefined> {
  const known = loading.get(id);
  if (known !== undefined) return known;
  const topic = loadTopic(id);
  loading.set(id, topic);
  // A chunk that failed to load may load the next time.
  topic.catch(() => loading.delete(id));
  return topic;
}
