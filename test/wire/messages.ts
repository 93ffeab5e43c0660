import type {
  AssistantMessage,
  CallPart,
  Message,
  ResultPart,
  ResultStatus,
} from '../../domain/conversation/message.ts';

export const user = (...texts: readonly string[]): Message => ({
  role: 'user',
  content: (texts.length === 0 ? ['hello'] : texts).map((text) => ({ type: 'text', text })),
});

export const system = (text = 'be brief'): Message => ({ role: 'system', content: [{ type: 'text', text }] });

export const says = (text = 'hi', by?: string): AssistantMessage => ({
  role: 'assistant',
  content: [{ type: 'text', text }],
  ...(by === undefined ? {} : { by }),
});

export const call = (callId: string, name = 'lookup', args = '{}', nativeId?: string): CallPart => ({
  type: 'call',
  callId,
  ...(nativeId === undefined ? {} : { nativeId }),
  name,
  arguments: args,
});

export const result = (callId: string, text = 'ok', status: ResultStatus = 'ok'): ResultPart => ({
  type: 'result',
  callId,
  status,
  content: text === '' ? [] : [{ type: 'text', text }],
});
