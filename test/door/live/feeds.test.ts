import { expect, test } from 'vitest';
import type { Reader } from '../../../worker/door/live/feed.ts';
import { Feeds } from '../../../worker/door/live/feeds.ts';

function reading() {
  const heard: string[] = [];
  const reader: Reader = {
    attempt: (target) => heard.push(`(${target})`),
    words: (text) => heard.push(text),
  };
  return { heard, reader };
}

test('nobody reads along a run that nobody expects', () => {
  expect(new Feeds().begin('r', 'a/one')).toBeUndefined();
});

test('who comes late is told the attempt under way from its beginning, and nothing of those before', () => {
  const feeds = new Feeds();
  const [early, late] = [reading(), reading()];
  feeds.expect('r');
  feeds.follow('r', early.reader);
  feeds.begin('r', 'a/one')?.text('lost');
  const second = feeds.begin('r', 'b/two');
  second?.text('Hel');
  feeds.follow('r', late.reader);
  second?.text('lo');
  expect(early.heard).toEqual(['(a/one)', 'lost', '(b/two)', 'Hel', 'lo']);
  expect(late.heard).toEqual(['(b/two)', 'Hel', 'lo']);
});

test('an attempt that was given up says nothing any more', () => {
  const feeds = new Feeds();
  const { heard, reader } = reading();
  feeds.expect('r');
  feeds.follow('r', reader);
  const zombie = feeds.begin('r', 'a/one');
  feeds.begin('r', 'a/one')?.text('new');
  zombie?.text('old');
  expect(heard).toEqual(['(a/one)', '(a/one)', 'new']);
});

test('a run is kept while one reads it, and forgotten after the last', () => {
  const feeds = new Feeds();
  feeds.expect('r');
  feeds.expect('r');
  feeds.release('r');
  expect(feeds.begin('r', 'a/one')).toBeDefined();
  feeds.release('r');
  expect(feeds.begin('r', 'a/one')).toBeUndefined();
  expect(feeds.size).toBe(0);
  feeds.release('r');
  expect(feeds.size).toBe(0);
});
