import { expect, test } from 'vitest';
import { emptied, emptyInbox, isFull, isKnown, mostWaiting, received } from '../../domain/inbox/inbox.ts';
import { user } from '../conversation/messages.ts';

const arrival = (id: string) => ({ id, messages: [user(id)] });
const after = (...ids: string[]) => ids.reduce((inbox, id) => received(inbox, arrival(id)), emptyInbox());

test('what arrives waits in the order in which it came', () => {
  expect(after('a', 'b').waiting).toEqual([arrival('a'), arrival('b')]);
});

test.each([
  ['while it waits', after('a'), 'a'],
  ['when it was taken', emptied(after('a')), 'a'],
  ['when the run began with it', emptyInbox('a'), 'a'],
])('the same id changes nothing, %s', (_, inbox, id) => {
  expect(isKnown(inbox, id)).toBe(true);
  expect(received(inbox, arrival(id))).toBe(inbox);
});

test('it is full at its bound, and has room again when it was emptied', () => {
  const ids = Array.from({ length: mostWaiting }, (_, at) => `m${at}`);
  expect(isFull(after(...ids.slice(1)))).toBe(false);
  expect(isFull(after(...ids))).toBe(true);
  expect(isFull(emptied(after(...ids)))).toBe(false);
});

test('ids are forgotten at last, so that a run’s state stays small', () => {
  let inbox = emptyInbox();
  for (let at = 0; at < 1500; at += 1) inbox = emptied(received(inbox, arrival(`m${at}`)));
  expect(inbox.known).toHaveLength(1000);
  expect(isKnown(inbox, 'm1499')).toBe(true);
  expect(isKnown(inbox, 'm499')).toBe(false);
});
