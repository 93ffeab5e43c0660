import { expect, test } from 'vitest';
import { ConversationCache } from '../../activities/conversation/cache.ts';
import { readConversation } from '../../activities/conversation/read.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { pageOf } from '../../domain/conversation/page.ts';
import type { Brief, TranscriptPage } from '../../domain/conversation/transcript.ts';
import { user } from '../conversation/messages.ts';

const brief: Brief = { route: 'main', tools: [], settings: {} };
const bytesOf = (message: Message) => JSON.stringify(message).length;
const five = ['1', '2', '3', '4', '5'].map((text) => user(text));

/** A workflow that answers the query for its pages, two messages a page; notes what it was asked. */
function workflowWith(messages: readonly Message[], limit = 2 * bytesOf(user('1'))) {
  const asked: number[] = [];
  const readPage = async (from: number): Promise<TranscriptPage> => {
    asked.push(from);
    await Promise.resolve();
    return { brief, ...pageOf(messages, from, bytesOf, limit) };
  };
  return { asked, readPage };
}

const unreadable = () => Promise.reject(new Error('deadline exceeded'));

test('what a worker lacks is read page by page, and remembered', async () => {
  const cache = new ConversationCache();
  const { asked, readPage } = workflowWith(five);
  const request = { key: 'run', length: 5, readPage };
  expect(await readConversation(cache, request)).toMatchObject({ brief, messages: five });
  expect(asked).toEqual([0, 2, 4]);
  await readConversation(cache, request);
  expect(asked).toEqual([0, 2, 4]);
});

test('only what is missing is read', async () => {
  const cache = new ConversationCache();
  cache.hold('run', 0, five.slice(0, 3), brief);
  const { asked, readPage } = workflowWith(five);
  expect((await readConversation(cache, { key: 'run', length: 5, readPage })).messages).toEqual(five);
  expect(asked).toEqual([3]);
});

test('a position is a position: what came later is not shown to the model', async () => {
  const cache = new ConversationCache();
  cache.hold('run', 0, five, brief);
  const { asked, readPage } = workflowWith(five);
  expect((await readConversation(cache, { key: 'run', length: 2, readPage })).messages).toEqual(
    five.slice(0, 2),
  );
  expect(asked).toEqual([]);
});

test('reading stops where enough is known', async () => {
  const { asked, readPage } = workflowWith(five);
  const held = await readConversation(new ConversationCache(), { key: 'run', length: 2, readPage });
  expect(held.messages).toHaveLength(2);
  expect(asked).toEqual([0]);
});

test('a run that is shorter than asked for is an error, not a shorter prompt', async () => {
  const { readPage } = workflowWith(five.slice(0, 3));
  await expect(
    readConversation(new ConversationCache(), { key: 'run', length: 5, readPage }),
  ).rejects.toThrow("the run's conversation has 3 messages, 5 were asked for");
});

test('a workflow that can’t be read is an error', async () => {
  await expect(
    readConversation(new ConversationCache(), { key: 'run', length: 1, readPage: unreadable }),
  ).rejects.toThrow('deadline exceeded');
});

test('two readers of one run don’t double what they read', async () => {
  const cache = new ConversationCache();
  const { readPage } = workflowWith(five);
  const request = { key: 'run', length: 5, readPage };
  const both = await Promise.all([readConversation(cache, request), readConversation(cache, request)]);
  expect(both.map(({ messages }) => messages)).toEqual([five, five]);
});

test('conversations that don’t fit into memory together are read all the same', async () => {
  const cache = new ConversationCache(4 * bytesOf(user('1')));
  const runs = ['a', 'b', 'c'].map((runId) => {
    let left = 50;
    const { readPage } = workflowWith(five);
    const bounded = (from: number) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('it reads for ever')) : readPage(from);
    };
    return readConversation(cache, { key: runId, length: 5, readPage: bounded });
  });
  const read = await Promise.all(runs);
  expect(read.map(({ messages }) => messages)).toEqual([five, five, five]);
});
