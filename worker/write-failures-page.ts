import { writeFile } from 'node:fs/promises';
import { failuresPage } from './failures-page.ts';

// Run by `npm run docs`; a test holds the committed file to it.
await writeFile(new URL('../docs/failures.md', import.meta.url), failuresPage());
