import { sources as allSources } from './sources/order.ts';
import type { Look, Source } from './sources/source.ts';
import type { ResolveOptions, SourceName } from './temporal-server.ts';

/** What one source could do here. */
export interface Finding {
  source: SourceName;
  /** `ready`: works now. `possible`: downloads or builds first. `broken`: set by the user and doesn't work. */
  state: Look['state'];
  /** What it would use, or why it can't be used. */
  text: string;
  /** Whether `resolveServer` would take this one. */
  chosen: boolean;
}

/** Looks at every source, without downloading or starting anything. Takes at most about 5 seconds. */
export async function findServer(
  { env = process.env }: Pick<ResolveOptions, 'env'> = {},
  sources: readonly Source[] = allSources,
): Promise<Finding[]> {
  const looks = await Promise.all(sources.map((source) => source.look(env)));
  const first = looks.findIndex(({ state }) => state !== 'unavailable');
  return sources.map(({ name }, index) => {
    const { state, text } = looks[index]!;
    return { source: name, state, text, chosen: index === first && state !== 'broken' };
  });
}
