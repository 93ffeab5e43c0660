import { expect, test } from 'vitest';
import { LastWords } from '../../devserver/last-words.ts';

test('the stack below a Go panic is left out, so that the reason stays in sight', () => {
  const words = new LastWords();
  for (const line of [
    'level=ERROR msg="listen tcp 127.0.0.1:7233: bind: address already in use"',
    'panic: runtime error: nil pointer dereference',
    '',
    'goroutine 1 [running]:',
    'go.uber.org/dig.(*Scope).Invoke(0xc32814e2420, {0x2c40e00, 0xa7ca180}, {0x0, 0x0, 0xcecb470?})',
    '\t/root/go/pkg/mod/go.uber.org/dig@v1.18.1/invoke.go:123 +0x2d7',
    'main.main()',
  ]) {
    words.add(line);
  }
  expect(words.text).toHaveLength(2);
  expect(words.portTaken).toBe(true);
});
