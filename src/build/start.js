import { enableCompileCache } from 'node:module';

// Starts the module of this folder that the first argument names, in a thread or a process of its own: neither takes over what compiled code the main thread keeps.
enableCompileCache();
await import(new URL(process.argv[2] ?? '', import.meta.url).href);
