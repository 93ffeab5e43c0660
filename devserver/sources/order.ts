import { cache } from './cache.ts';
import { environment } from './environment.ts';
import { goInstall } from './go-install.ts';
import { path } from './path.ts';
import { sdkDownload } from './sdk-download.ts';
import type { Source } from './source.ts';

/** The order in which a server is looked for: what the user chose, what is there, what is quick, what is slow. */
export const sources: readonly Source[] = [environment, path, cache, sdkDownload(), goInstall];
