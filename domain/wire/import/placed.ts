import type { Message, Part } from '../../conversation/message.ts';
import { checkConversation } from '../../conversation/pairing.ts';
import type { Problem } from '../../conversation/problem.ts';

/** A part with the place it came from. */
export interface PlacedPart<Of extends Part = Part> {
  readonly part: Of;
  /** The body's own path, e.g. `messages[3].tool_calls[0]`. */
  readonly path: string;
}

/** A message with the places it came from. */
export interface PlacedMessage {
  readonly message: Message;
  readonly path: string;
  /** Of each part. */
  readonly parts: readonly string[];
}

/** Puts a message together from placed parts. */
export function placed(
  role: Message['role'],
  path: string,
  parts: readonly PlacedPart[],
  more: Readonly<Record<string, unknown>> = {},
): PlacedMessage {
  const message = { role, content: parts.map(({ part }) => part), ...more } as unknown as Message;
  return { message, path, parts: parts.map((each) => each.path) };
}

/** What of the conversation's own rules the body breaks, by the body's paths. */
export function problemsIn(messages: readonly PlacedMessage[]): readonly Problem[] {
  const problems = checkConversation(messages.map(({ message }) => message));
  return problems.map(({ path, rule }) => ({ path: originOf(path, messages), rule }));
}

function originOf(path: string, messages: readonly PlacedMessage[]): string {
  const [whole, message, , part] = /^messages\[(\d+)\](\.content(?:\[(\d+)\])?)?/.exec(path) ?? [];
  if (whole === undefined) return path;
  const from = messages[Number(message)];
  return (part === undefined ? from?.path : from?.parts[Number(part)]) ?? path;
}
