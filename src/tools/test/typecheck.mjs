// @ts-check
// Type-checks every TypeScript project with the native compiler, one after another, and fails if any fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/typescript-native/bin/tsc', import.meta.url));
const projects = ['src/tsconfig.pure.json', 'src/tsconfig.json', 'e2e/tsconfig.json'];

let failed = 0;
for (const project of projects) {
  const run = spawnSync(process.execPath, [compiler, '--project', project, '--pretty', 'false'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) failed += 1;
  console.log(`${run.status === 0 ? 'ok  ' : 'FAIL'} ${project}`);
}
process.exitCode = failed === 0 ? 0 : 1;
