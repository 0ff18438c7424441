import { config } from 'zod';

// Zod compiles its schemas with `new Function`, which the page's Content-Security-Policy forbids.
// It decides when a schema is made: this file has to be imported before any that makes one.
config({ jitless: true });
