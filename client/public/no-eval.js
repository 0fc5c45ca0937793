// The content security policy forbids code made from text, which zod would try. It must know before the first module
// that holds a schema runs, so this is a script of its own and not a line of one of them.
globalThis.__zod_globalConfig = { jitless: true };
