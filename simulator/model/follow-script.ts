import { type Answer, type AnsweredCall, call, type Citation, say, type Search } from './answer.ts';
import type { Conversation } from './conversation.ts';
import { fillerText } from './filler.ts';
import type { Standing } from './history.ts';
import { type Bindings, fillJson, fillText } from './references.ts';
import type { Prelude, ScriptedCall, ScriptTurn, Step, Words } from './script.ts';

/** What a turn of a script answers; undefined when it leaves that to the model. */
export function followScript(
  { first, step }: ScriptTurn,
  conversation: Conversation,
  at: Standing,
): Answer | undefined {
  const searches = searchesOf(first);
  if (searches.length > 0 && conversation.searches !== true) return say('No web search was offered.');
  return answerOf(step, searches, conversation, at);
}

export function searchesOf(first: readonly Prelude[]): Search[] {
  return first.flatMap((prelude) => (prelude.kind === 'search' ? [found(prelude.query)] : []));
}

function answerOf(
  step: Step,
  searches: readonly Search[],
  conversation: Conversation,
  at: Standing,
): Answer | undefined {
  switch (step.kind) {
    case 'call':
      return scriptedCalls(step, conversation, at);
    case 'say':
    case 'fill':
      return say(words(step, at));
    case 'cite': {
      const citation = cited(searches, conversation);
      return { ...say(fillText(step.text, bindings(step, at))), ...(citation !== undefined && { citation }) };
    }
    case 'refuse':
      return { ...say(fillText(step.text, bindings(step, at))), finish: 'refusal' };
    case 'own':
      return undefined;
    case 'broken':
      return say(`The script has a line that cannot be read: ${step.line}`);
    default:
      return step satisfies never;
  }
}

function scriptedCalls(step: Step & { kind: 'call' }, conversation: Conversation, at: Standing): Answer {
  const missing = step.calls.find((one) => !conversation.tools.some((tool) => tool.name === one.tool));
  // A model cannot call what it was not offered; a client that lost its tools must see that.
  if (missing !== undefined) return say(`No tool named ${missing.tool} was offered.`);
  const calls = step.calls.map((one) => madeCall(one, conversation, bindings(step, at)));
  return call(calls, step.before === undefined ? '' : words(step.before, at));
}

/** A text for a tool that takes JSON goes into its `input`, as clients offer freeform tools where there are none. */
function madeCall(scripted: ScriptedCall, { tools }: Conversation, bound: Bindings): AnsweredCall {
  const filled = fillJson(scripted.arguments, bound);
  const text = typeof filled === 'string' ? filled : JSON.stringify(filled);
  const tool = tools.find(({ name }) => name === scripted.tool);
  if (tool?.freeform === true) return { tool: scripted.tool, arguments: text, freeform: true };
  const json = typeof scripted.arguments === 'string' ? JSON.stringify({ input: text }) : text;
  return { tool: scripted.tool, arguments: json };
}

function words(step: Words, at: Standing): string {
  return step.kind === 'fill' ? fillerText(step.bytes) : fillText(step.text, bindings(step, at));
}

function bindings({ round }: { readonly round: number }, { played }: Standing): Bindings {
  return { played, round };
}

function found(query: string): Search {
  const url = `https://example.com/search?q=${encodeURIComponent(query)}`;
  return { query, page: { title: `About ${query}`, url } };
}

/** What it found in this turn, or else the first document of the conversation. */
function cited([search]: readonly Search[], { documents = [] }: Conversation): Citation | undefined {
  if (search !== undefined) return { of: 'page', page: search.page };
  const [document] = documents;
  return document === undefined ? undefined : { of: 'document', ...document };
}
