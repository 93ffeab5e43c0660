import type { Problem } from '../../judge/rule.ts';

/** Anthropic's 400: the field's path is part of the message. */
export function invalid(message: string): Problem {
  return { status: 400, type: 'invalid_request_error', message };
}

export function required(path: string): Problem {
  return invalid(`${path}: Field required`);
}
