import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LessonFiles } from '../../lessons/source/lesson-files.ts';

/** Every file under `lessons/`, by its path from the top of the repository. */
export function readLessonFiles(top: string): LessonFiles {
  const files = new Map<string, string>();
  for (const entry of readdirSync(join(top, 'lessons'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    files.set(path.slice(join(top, '/').length).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  return files;
}
