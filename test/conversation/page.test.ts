import { array, assert, integer, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { pageBytes, pageOf } from '../../domain/conversation/page.ts';
import { user } from './messages.ts';

const bytesOf = (message: Message) => Buffer.byteLength(JSON.stringify(message));

test('pages follow each other to the whole, and none is larger than the limit unless one message is', () => {
  assert(
    property(
      array(nat({ max: 400 }), { maxLength: 40 }),
      integer({ min: 1, max: 1000 }),
      (lengths, limit) => {
        const messages = lengths.map((length, at) => user(`${at}${'é'.repeat(length)}`));
        const read: Message[] = [];
        for (let from: number | undefined = 0; from !== undefined;) {
          const page: ReturnType<typeof pageOf> = pageOf(messages, from, bytesOf, limit);
          const size = page.messages.reduce((sum, message) => sum + bytesOf(message), 0);
          expect(page.messages.length === 1 || size <= limit).toBe(true);
          expect(page.messages.length > 0 || messages.length === 0).toBe(true);
          read.push(...page.messages);
          expect(page.next ?? messages.length).toBe(read.length);
          from = page.next;
        }
        expect(read).toEqual(messages);
      },
    ),
  );
});

test('a page takes as much as fits', () => {
  const messages = [user('aa'), user('bb'), user('cc')];
  const two = messages.slice(0, 2).reduce((sum, message) => sum + bytesOf(message), 0);
  expect(pageOf(messages, 0, bytesOf, two)).toEqual({ messages: messages.slice(0, 2), next: 2 });
  expect(pageOf(messages, 0, bytesOf, two - 1)).toEqual({ messages: messages.slice(0, 1), next: 1 });
});

test.each([3, 4, 1000])('from %i on there is nothing more of three', (from) => {
  expect(pageOf([user(), user(), user()], from, bytesOf)).toEqual({ messages: [] });
});

test('a page is a quarter of what a query may answer', () => {
  expect(pageBytes).toBe(2 ** 19);
  const large = user('x'.repeat(2 ** 18));
  expect(pageOf([large, large, large], 0, bytesOf)).toEqual({ messages: [large], next: 1 });
});
