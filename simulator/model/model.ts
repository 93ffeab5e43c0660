import { type Answer, call, say } from './answer.ts';
import type { Conversation } from './conversation.ts';
import { fillerText } from './filler.ts';
import { type Standing, standing } from './history.ts';
import { followPolicy, summary } from './policy.ts';
import { fillJson, fillText } from './references.ts';
import { parseScript, type Step } from './script.ts';
import { limitAnswer } from './tokens.ts';

const ECHO_CHARACTERS = 200;

/** The answer to a conversation: a function of the conversation alone, so a wrong one gets a wrong answer. */
export function answer(conversation: Conversation): Answer {
  const at = standing(conversation);
  const own = parseScript(at.userText);
  const script = own.length > 0 ? own : parseScript(conversation.system);
  const given = script.length > 0 ? followScript(script, conversation, at) : followPolicy(conversation, at);
  return limitAnswer(given ?? echo(at), conversation.maxTokens);
}

function followScript(script: readonly Step[], conversation: Conversation, at: Standing): Answer | undefined {
  const step = script[at.step];
  if (step === undefined) return at.played.length > 0 ? summary(at.played) : undefined;
  switch (step.kind) {
    case 'call':
      return scriptedCalls(step, conversation, at);
    case 'say':
    case 'fill':
      return say(words(step, at));
    case 'broken':
      return say(`The script has a line that cannot be read: ${step.line}`);
    default:
      return step satisfies never;
  }
}

function scriptedCalls(step: Step & { kind: 'call' }, conversation: Conversation, at: Standing): Answer {
  const bindings = { played: at.played, round: step.round };
  const missing = step.calls.find((one) => !conversation.tools.some((tool) => tool.name === one.tool));
  // A model cannot call what it was not offered; a client that lost its tools must see that.
  if (missing !== undefined) return say(`No tool named ${missing.tool} was offered.`);
  const calls = step.calls.map((one) => ({ tool: one.tool, arguments: fillJson(one.arguments, bindings) }));
  return call(calls, step.before === undefined ? '' : words(step.before, at));
}

function words(step: Step & { kind: 'say' | 'fill' }, at: Standing): string {
  return step.kind === 'fill'
    ? fillerText(step.bytes)
    : fillText(step.text, { played: at.played, round: step.round });
}

function echo(at: Standing): Answer {
  const text = at.userText.slice(0, ECHO_CHARACTERS);
  return say(`Answer to "${text}" (message ${String(at.userTurns)} of this conversation).`);
}
