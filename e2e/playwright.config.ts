import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium, HOW_TO_GET_ONE } from '../src/tools/test/chromium.mjs';

const PORT = 'SKYTRACE_E2E_PORT';

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

// Every worker reads this file again: the first to do so chooses, the environment carries the choice on.
process.env[PORT] ??= String(await findFreePort());
const port = process.env[PORT];
const executablePath = findChromium();
if (executablePath === undefined) throw new Error(HOW_TO_GET_ONE);

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // What moves by itself keeps a small machine busy: the tests of motion ask for it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath, args: [...chromiumArguments] },
    // Recording costs a fifth of the time: `--trace=retain-on-failure` asks for it.
    screenshot: 'only-on-failure',
    // Only the tests of offline use want it: each fresh profile would fetch the whole page first.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node src/tools/serve.mjs --port ${port}`,
    cwd: '..',
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
