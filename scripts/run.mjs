// `node scripts/run.mjs FILE …`: runs one of our programs (the command line, a bench) with what it needs in place.
// Prints nothing of its own when everything is there, so that the program's output can be piped.
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';
import { launch } from './launch.mjs';

const [file, ...args] = process.argv.slice(2);
ensureInstalled();
process.exit(await launch([join(ROOT, file), ...args], { follow: true }));
