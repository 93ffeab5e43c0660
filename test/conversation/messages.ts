import type {
  AssistantMessage,
  CallPart,
  Message,
  ResultPart,
  ToolMessage,
  UserMessage,
} from '../../domain/conversation/message.ts';

export const user = (text = 'hello'): UserMessage => ({ role: 'user', content: [{ type: 'text', text }] });

export const system = (text = 'be brief'): Message => ({ role: 'system', content: [{ type: 'text', text }] });

export const says = (text = 'hi'): AssistantMessage => ({
  role: 'assistant',
  content: [{ type: 'text', text }],
});

export const call = (callId: string): CallPart => ({ type: 'call', callId, name: 'look', arguments: '{}' });

export const result = (callId: string): ResultPart => ({
  type: 'result',
  callId,
  status: 'ok',
  content: [{ type: 'text', text: 'found' }],
});

export const calls = (...callIds: string[]): AssistantMessage => ({
  role: 'assistant',
  content: callIds.map(call),
});

export const results = (...callIds: string[]): ToolMessage => ({
  role: 'tool',
  content: callIds.map(result),
});
