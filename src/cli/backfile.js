import { enableCompileCache } from 'node:module';

// In JavaScript: Node takes the types from the file it is given before it can keep what it compiled, a tenth of a second each time.
enableCompileCache();
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
