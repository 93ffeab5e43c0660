import { isMap, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { ConfigDocument } from './document.ts';
import type { Finding } from './finding.ts';
import { findPair, resolved } from './nodes.ts';

/** Both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a finding is in the file. What isn't there is shown at the key of the nearest place above that is. */
export function locate(document: ConfigDocument, { path, at }: Pick<Finding, 'path' | 'at'>): Position {
  const offset = typeof at === 'object' ? at.offset : offsetOf(document, path, at);
  const { line, col } = document.lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function offsetOf({ yaml }: ConfigDocument, path: Finding['path'], at: 'key' | 'value'): number {
  let node: unknown = yaml.contents;
  let keyOffset = start(node) ?? 0;
  for (const step of path) {
    const inside = resolved(node, yaml);
    if (isMap(inside)) {
      const pair = findPair(inside, String(step), yaml);
      if (pair === undefined) return keyOffset;
      keyOffset = start(pair.key) ?? keyOffset;
      node = pair.value;
    } else if (isSeq(inside) && typeof step === 'number' && step < inside.items.length) {
      node = inside.items[step];
      keyOffset = start(node) ?? keyOffset;
    } else return keyOffset;
  }
  return at === 'key' ? keyOffset : (start(node) ?? keyOffset);
}

function start(node: unknown): number | undefined {
  const [first, last] = (node as Node | null | undefined)?.range ?? [];
  // A value that isn't written (`key:` and nothing more) has an empty range somewhere after its key.
  return first === last ? undefined : first;
}
