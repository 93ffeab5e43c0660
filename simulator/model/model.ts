import { type Answer, say } from './answer.ts';
import type { Conversation } from './conversation.ts';
import { smallestFit } from './fit.ts';
import { followScript, searchesOf } from './follow-script.ts';
import { type Standing, standing } from './history.ts';
import { followPolicy, summary } from './policy.ts';
import { parseScript, type Prelude, type ScriptTurn } from './script.ts';
import { limitAnswer } from './tokens.ts';

const ECHO_CHARACTERS = 200;

/** The answer to a conversation: a function of the conversation alone, so a wrong one gets a wrong answer. */
export function answer(conversation: Conversation): Answer {
  const at = standing(conversation);
  const own = parseScript(at.userText);
  const script = own.length > 0 ? own : parseScript(conversation.system);
  const turn = script[at.step];
  const scripted = turn === undefined ? undefined : followScript(turn, conversation, at);
  const given = scripted ?? unscripted(turn === undefined ? script : [], conversation, at);
  const first = turn?.first ?? [];
  const searches = conversation.searches === true ? searchesOf(first) : [];
  const whole = { ...thinking(first, conversation, at), ...given, ...(searches.length > 0 && { searches }) };
  return limitAnswer(whole, conversation.maxTokens);
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

function echo({ images = 0, files = 0 }: Conversation, at: Standing): Answer {
  const text = at.userText.slice(0, ECHO_CHARACTERS);
  const seen = [counted(images, 'image'), counted(files, 'file')].join('');
  return say(`Answer to "${text}" (message ${String(at.userTurns)} of this conversation${seen}).`);
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `, ${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
