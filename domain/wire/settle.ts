import type { AssistantPart } from '../conversation/message.ts';
import type { FailureSignal } from '../failure/signal.ts';
import { parseArguments } from './arguments.ts';
import type { Answer, Finish, ReadResult } from './format.ts';

/** What a reader has folded together; what the vendor didn't say is undefined. */
type Folded = { readonly [Field in keyof Answer]: Answer[Field] | undefined } & Pick<
  Answer,
  'content' | 'finish'
>;

/**
 * Decides whether an answer that was read to its end may be used: the same rules for every wire format. Calls of an
 * answer that was cut, by its length or by a refusal, are never executed, and an answer without content is a failure, not a short success.
 */
export function settle(folded: Folded): ReadResult {
  const answer = answerOf(folded);
  if (answer.finish === 'content_filter' || answer.finish === 'context_overflow')
    return failed({ at: 'answer', code: answer.finish, message: `the answer ended with ${said(answer)}` });
  const cut = answer.finish === 'length' || answer.finish === 'refusal';
  const content = cut ? answer.content.filter((part) => part.type !== 'call') : answer.content;
  const broken = content.find((part) => part.type === 'call' && !isCallable(part));
  if (broken?.type === 'call')
    return failed({
      at: 'stream',
      code: 'malformed',
      message: `the call of "${broken.name}" is not readable`,
    });
  if (answer.finish === 'tool_calls' && !content.some((part) => part.type === 'call'))
    return failed({ at: 'stream', code: 'malformed', message: `${said(answer)}, but no call came` });
  if (!content.some(says))
    return failed({ at: 'answer', code: 'empty', message: `nothing was said: ${said(answer)}` });
  return {
    ok: true,
    answer: { ...answer, finish: finishOf(answer, content), content: content.map(withArguments) },
  };
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

function failed(signal: FailureSignal): ReadResult {
  return { ok: false, signal };
}

function said({ rawFinish }: Answer): string {
  return rawFinish === undefined ? 'no reason given' : `"${rawFinish}"`;
}

function isCallable(part: Extract<AssistantPart, { type: 'call' }>): boolean {
  return part.name !== '' && parseArguments(part.arguments) !== undefined;
}

function says(part: AssistantPart): boolean {
  if (part.type === 'text' || part.type === 'refusal') return part.text.trim() !== '';
  return part.type === 'call';
}

function withArguments(part: AssistantPart): AssistantPart {
  return part.type === 'call' && part.arguments.trim() === '' ? { ...part, arguments: '{}' } : part;
}
