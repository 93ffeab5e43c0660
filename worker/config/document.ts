import { isCollection, isMap, isPair, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Finding } from './finding.ts';
import { isMergePair, mergeSources } from './nodes.ts';
import { syntaxFindings } from './syntax.ts';

/** A file that was read as YAML. */
export interface ConfigDocument {
  readonly yaml: Document.Parsed;
  readonly lines: LineCounter;
  readonly findings: readonly Finding[];
  /** False: there is no value to check. */
  readonly readable: boolean;
  /** Plain data, aliases and merge keys resolved. */
  readonly value: unknown;
}

/** Reads YAML 1.2 with merge keys. Never throws. */
export function readDocument(text: string): ConfigDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: lines,
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const syntax = syntaxFindings(yaml, text);
  const structure = syntax.fatal ? [] : structureFindings(yaml);
  const findings = [...syntax.findings, ...structure];
  const unreadable = { yaml, lines, readable: false, value: undefined };
  if (syntax.fatal || structure.length > 0) return { ...unreadable, findings };
  try {
    return { yaml, lines, findings, readable: true, value: yaml.toJS() };
  } catch {
    // What is left once aliases and keys were checked: aliases of aliases that would grow beyond all bounds.
    const rule = 'the aliases (*) of this file expand to too much';
    return { ...unreadable, findings: [...findings, { path: [], at: { offset: 0 }, rule }] };
  }
}

/** What is legal YAML but can't become plain data. */
function structureFindings(yaml: Document.Parsed): Finding[] {
  const findings: Finding[] = [];
  const report = (node: unknown, rule: string) =>
    findings.push({ path: [], at: { offset: (node as Node | null)?.range?.[0] ?? 0 }, rule });
  visit(yaml, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(yaml);
      if (target === undefined) report(alias, `there is no anchor &${alias.source} before this alias`);
      else if (ancestors.some((each) => !isPair(each) && each === target))
        report(alias, `the alias *${alias.source} stands inside its own anchor`);
    },
    Pair(_, pair) {
      if (isCollection(pair.key)) report(pair.key, 'a key must be a plain word');
      if (isMergePair(pair) && !mergeSources(pair.value, yaml).every((source) => isMap(source)))
        report(pair.key, 'only a mapping can be merged with <<');
    },
  });
  return findings;
}
