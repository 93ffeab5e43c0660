import type { Message } from '../../domain/conversation/message.ts';

/**
 * A conversation of `length` messages of about 1 kB and a question, as two vendors had it in turns: words, sealed reasoning, calls and
 * results.
 */
export function longConversation(length: number, targets: readonly string[]): readonly Message[] {
  const turns = Array.from({ length: length / 4 }, (_, turn) =>
    turnOf(turn, targets[turn % targets.length] ?? ''),
  );
  return [...turns.flat(), said('user', 'And now?')];
}

const words = 'It was the best of times, it was the worst of times, and so on. '.repeat(14);

function said(role: 'user' | 'assistant', text: string): Message {
  return { role, content: [{ type: 'text', text }] };
}

function turnOf(turn: number, target: string): readonly Message[] {
  const callId = `call_${String(turn).padStart(24, '0')}`;
  const api = target.startsWith('anthropic') ? 'anthropic.messages' : 'openai.responses';
  const item = { type: 'thinking', thinking: words.slice(0, 400), signature: words.slice(0, 200) };
  return [
    said('user', `${turn}: ${words}`),
    {
      role: 'assistant',
      by: target,
      content: [
        { type: 'reasoning', text: item.thinking, native: { affinity: { api, target }, item } },
        { type: 'text', text: words.slice(0, 300) },
        {
          type: 'call',
          callId,
          name: 'look_up',
          arguments: JSON.stringify({ n: turn, what: words.slice(0, 100) }),
        },
      ],
    },
    {
      role: 'tool',
      content: [{ type: 'result', callId, status: 'ok', content: [{ type: 'text', text: words }] }],
    },
    said('assistant', words),
  ];
}
