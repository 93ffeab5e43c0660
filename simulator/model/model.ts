import { type Answer, type AnsweredCall, call, type Citation, say, type Search } from './answer.ts';
import type { Conversation } from './conversation.ts';
import { fillerText } from './filler.ts';
import { smallestFit } from './fit.ts';
import { type Standing, standing } from './history.ts';
import { followPolicy, summary } from './policy.ts';
import { type Bindings, fillJson, fillText } from './references.ts';
import {
  parseScript,
  type Prelude,
  type ScriptedCall,
  type ScriptTurn,
  type Step,
  type Words,
} from './script.ts';
import { limitAnswer } from './tokens.ts';

const ECHO_CHARACTERS = 200;

/** The answer to a conversation: a function of the conversation alone, so a wrong one gets a wrong answer. */
export function answer(conversation: Conversation): Answer {
  const at = standing(conversation);
  const own = parseScript(at.userText);
  const script = own.length > 0 ? own : parseScript(conversation.system);
  const turn = script[at.step];
  const given =
    turn === undefined ? unscripted(script, conversation, at) : followScript(turn, conversation, at);
  return limitAnswer({ ...thinking(turn?.first ?? [], conversation, at), ...given }, conversation.maxTokens);
}

/** What it says where no line of a script says it: after the last line, or without a script. */
function unscripted(script: readonly ScriptTurn[], conversation: Conversation, at: Standing): Answer {
  const policy = script.length === 0 ? followPolicy(conversation, at) : undefined;
  if (policy?.finish === 'calls') return policy;
  if (conversation.output !== undefined) return say(JSON.stringify(smallestFit(conversation.output)));
  if (policy !== undefined) return policy;
  return script.length > 0 && at.played.length > 0 ? summary(at.played) : echo(conversation, at);
}

function thinking(
  first: readonly Prelude[],
  { thinks }: Conversation,
  at: Standing,
): Pick<Answer, 'thought'> {
  if (thinks === undefined || thinks === 'never') return {};
  const scripted = first.find((prelude) => prelude.kind === 'think');
  if (scripted?.kind === 'think')
    return { thought: { text: scripted.text ?? '', redacted: scripted.text === undefined } };
  if (thinks === 'freely') return {};
  return { thought: { text: `Thinking about message ${String(at.userTurns)}.`, redacted: false } };
}

function followScript({ first, step }: ScriptTurn, conversation: Conversation, at: Standing): Answer {
  const searches = first.flatMap((prelude) => (prelude.kind === 'search' ? [found(prelude.query)] : []));
  if (searches.length > 0 && conversation.searches !== true) return say('No web search was offered.');
  return { ...turn(step, searches, conversation, at), ...(searches.length > 0 && { searches }) };
}

function turn(step: Step, searches: readonly Search[], conversation: Conversation, at: Standing): Answer {
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
      return unscripted([], conversation, at);
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

function echo({ images = 0, files = 0 }: Conversation, at: Standing): Answer {
  const text = at.userText.slice(0, ECHO_CHARACTERS);
  const seen = [counted(images, 'image'), counted(files, 'file')].join('');
  return say(`Answer to "${text}" (message ${String(at.userTurns)} of this conversation${seen}).`);
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `, ${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
