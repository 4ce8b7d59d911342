// Lets plain Node run the TypeScript of this repository, for what jest starts outside its own module system: the
// global setup, and the processes that tests start and kill. `node --import ./tests/support/typescript.js file.ts`
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
