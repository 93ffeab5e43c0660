import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Document, Pair, YAMLMap } from 'yaml';

/** The node that an alias stands for; any other node is itself. */
export function resolved(node: unknown, yaml: Document.Parsed): unknown {
  return isAlias(node) ? node.resolve(yaml) : node;
}

export function isMergePair(pair: Pair): boolean {
  return isScalar(pair.key) && typeof pair.key.value === 'symbol';
}

/** What a merge key's value names: one mapping or a list of them, aliases resolved, not yet checked. */
export function mergeSources(value: unknown, yaml: Document.Parsed): unknown[] {
  const source = resolved(value, yaml);
  return isSeq(source) ? source.items.map((item) => resolved(item, yaml)) : [source];
}

/** The pair of a key, written in the mapping itself or merged into it. */
export function findPair(map: YAMLMap, key: string, yaml: Document.Parsed): Pair | undefined {
  // The last one wins where a key stands twice, as it does in the value.
  const own = map.items.findLast((pair) => !isMergePair(pair) && keyText(pair) === key);
  if (own !== undefined) return own;
  for (const pair of map.items.filter(isMergePair)) {
    for (const source of mergeSources(pair.value, yaml)) {
      const merged = isMap(source) ? findPair(source, key, yaml) : undefined;
      if (merged !== undefined) return merged;
    }
  }
  return undefined;
}

function keyText(pair: Pair): string {
  const { key } = pair;
  const value: unknown = isScalar(key) ? key.value : key;
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}
