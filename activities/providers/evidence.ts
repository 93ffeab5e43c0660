import type { FailureSignal } from '../../domain/failure/signal.ts';
import { redact, type Private } from './redact.ts';

/** Codes of ours: the message beside them says the same. */
const ours: readonly string[] = ['truncated', 'malformed', 'error'];

/**
 * What is recorded of a failure, so that a person can judge it: the vendor's code or class, and its words, redacted.
 * Undefined when nothing was said.
 */
export function evidenceOf(
  { at, code, type, message = '' }: FailureSignal,
  hidden: Private,
): string | undefined {
  const named = at === 'http' || at === 'stream' ? (code ?? type ?? '') : '';
  const name = ours.includes(named) || message.includes(named) ? '' : named;
  const said = [name, message].filter((part) => part !== '').join(': ');
  // Our timers and Node's sockets have not read the prompts.
  const prompts = at === 'timer' || at === 'transport' ? [] : hidden.prompts;
  return said === '' ? undefined : redact(said, { ...hidden, prompts });
}
