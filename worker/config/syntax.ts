import type { Document, ErrorCode } from 'yaml';
import type { Finding } from './finding.ts';

/** The parser's words for what people meet most, said in terms of what to change. */
const plainWords: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'a tab is used as indentation; YAML allows only spaces',
  BAD_ALIAS: 'this alias (*) is not written correctly',
  BAD_INDENT: 'the indentation does not fit the lines above, or a bracket is not closed',
  BAD_SCALAR_START: 'a text that begins with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second "key:" on one line, or the next line is indented too far',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line; is a ":" missing, or a quote not closed?',
  MULTIPLE_DOCS: 'a second document begins here (---); the file must hold one',
  MISSING_CHAR: 'a closing quote or bracket, a comma or a colon is missing',
  BAD_DQ_ESCAPE: 'an unknown \\ escape inside double quotes; single quotes have none',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters; is a ":" missing?',
  UNEXPECTED_TOKEN: 'this does not belong here',
  TAG_RESOLVE_FAILED: 'a tag (!) that is not known here',
};

/** The parser's errors as findings. After a fatal one the rest of the file can't be trusted. */
export function syntaxFindings(yaml: Document.Parsed, text: string): { findings: Finding[]; fatal: boolean } {
  const problems = [...yaml.errors, ...yaml.warnings];
  const findings = problems.map(({ code, message, pos }): Finding => {
    const rule = code === 'DUPLICATE_KEY' ? duplicateKey(text, pos[0]) : (plainWords[code] ?? message);
    return { path: [], at: { offset: pos[0] }, rule };
  });
  return { findings: onePerOffset(findings), fatal: problems.some(({ code }) => code !== 'DUPLICATE_KEY') };
}

function duplicateKey(text: string, offset: number): string {
  const name = /^["']?([\w.-]{1,64})/.exec(text.slice(offset, offset + 70))?.[1];
  return name === undefined
    ? 'a key stands twice in the same mapping'
    : `the key "${name}" stands twice in the same mapping`;
}

function onePerOffset(findings: Finding[]): Finding[] {
  const first = new Map<unknown, Finding>();
  for (const finding of findings) {
    const offset = typeof finding.at === 'object' ? finding.at.offset : 0;
    if (!first.has(offset)) first.set(offset, finding);
  }
  return [...first.values()];
}
