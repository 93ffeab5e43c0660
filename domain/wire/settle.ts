import type { AssistantPart } from '../conversation/message.ts';
import type { FailureSignal } from '../failure/signal.ts';
import { parseArguments } from '../conversation/arguments.ts';
import type { Answer, Finish, ReaderOptions, ReadResult } from './format.ts';

/** What a reader has folded together; what the vendor didn't say is undefined. */
type Folded = { readonly [Field in keyof Answer]: Answer[Field] | undefined } & Pick<
  Answer,
  'content' | 'finish'
>;

/**
 * Decides whether an answer that was read to its end may be used: the same rules for every wire format. Calls of an
 * answer that was cut, by its length or by a refusal, are never executed, and an answer without content is a failure, not a short success.
 */
export function settle(
  folded: Folded,
  { toolNames = {} }: Pick<ReaderOptions, 'toolNames'> = {},
): ReadResult {
  const answer = answerOf(folded);
  const failed = (at: FailureSignal['at'], code: string, message: string): ReadResult => {
    return { ok: false, signal: { at, code, message }, received: answer.content };
  };
  if (answer.finish === 'content_filter' || answer.finish === 'context_overflow')
    return failed('answer', answer.finish, `the answer ended with ${said(answer)}`);
  const cut = answer.finish === 'length' || answer.finish === 'refusal';
  const content = cut ? answer.content.filter((part) => part.type !== 'call') : answer.content;
  const broken = content.find((part) => part.type === 'call' && !isCallable(part));
  if (broken?.type === 'call')
    return failed('stream', 'malformed', `the call of "${broken.name}" is not readable`);
  if (answer.finish === 'tool_calls' && !content.some((part) => part.type === 'call'))
    return failed('stream', 'malformed', `${said(answer)}, but no call came`);
  if (answer.finish === 'paused' && !content.some(({ type }) => type === 'hosted'))
    return failed('stream', 'truncated', `${said(answer)}, but no tool of the vendor was running`);
  if (!content.some(says) && !(answer.finish === 'paused' && content.length > 0))
    return failed('answer', 'empty', `nothing was said: ${said(answer)}`);
  const named = content.map((part) => withName(withArguments(part), toolNames));
  return { ok: true, answer: { ...answer, finish: finishOf(answer, content), content: named } };
}

/** Some servers say `stop` beside calls, or nothing that we know. */
function finishOf({ finish }: Answer, content: readonly AssistantPart[]): Finish {
  const calls = content.some((part) => part.type === 'call');
  return calls && (finish === 'stop' || finish === 'unknown') ? 'tool_calls' : finish;
}

function answerOf({ content, finish, ...told }: Folded): Answer {
  const said = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { content, finish, ...said };
}

function said({ rawFinish }: Answer): string {
  return rawFinish === undefined ? 'no reason given' : `"${rawFinish}"`;
}

function isCallable(part: Extract<AssistantPart, { type: 'call' }>): boolean {
  return part.name !== '' && (part.freeform === true || parseArguments(part.arguments) !== undefined);
}

function says(part: AssistantPart): boolean {
  if (part.type === 'text' || part.type === 'refusal') return part.text.trim() !== '';
  return part.type === 'call' || part.type === 'blob';
}

function withArguments(part: AssistantPart): AssistantPart {
  if (part.type !== 'call' || part.freeform === true || part.arguments.trim() !== '') return part;
  return { ...part, arguments: '{}' };
}

/** The tool's own name, where another one had to stand on the wire. */
function withName(part: AssistantPart, toolNames: Readonly<Record<string, string>>): AssistantPart {
  if (part.type !== 'call' || !Object.hasOwn(toolNames, part.name)) return part;
  return { ...part, name: toolNames[part.name] ?? part.name };
}
