import { fetchedEditing } from './editing.ts';

// Tests edit at once.
await fetchedEditing.fetch();
