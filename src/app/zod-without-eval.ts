// Zod compiles its schemas with `new Function`, which the page's Content-Security-Policy forbids. It reads its
// configuration where each of its copies finds it, when it is loaded: so this costs a page nothing that has no schema.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
