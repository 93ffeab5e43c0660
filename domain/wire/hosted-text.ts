import type { Citation, HostedPart } from '../conversation/message.ts';

/** A run of a vendor's own tool in words, for models elsewhere. */
export function hostedText({ tool, summary, sources = [] }: HostedPart): string {
  const told = sources.map(sourceText).filter((text) => text !== '');
  const found = told.length === 0 ? '' : `; sources: ${told.join(', ')}`;
  return `[${tool} was run: ${summary || 'no output'}${found}]`;
}

function sourceText({ title, url }: Citation): string {
  return [title, url].filter((text) => text !== undefined && text !== '').join(' ');
}

/** The `callId`s of hosted runs of which both halves, or the one whole, are at hand. */
export function wholeHostedRuns(parts: Iterable<HostedPart>): ReadonlySet<string> {
  const halves = new Map<string, Set<HostedPart['half']>>();
  for (const { callId, half } of parts) halves.set(callId, (halves.get(callId) ?? new Set()).add(half));
  return new Set(
    [...halves].filter(([, found]) => found.has(undefined) || found.size === 2).map(([callId]) => callId),
  );
}
