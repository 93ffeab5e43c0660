/** `node devserver/main.ts [--json]`: a Temporal server in the foreground, until Ctrl-C. */
import { resolveServer, type Progress } from './index.ts';

const json = process.argv.includes('--json');

function print(line: object, text: string): void {
  process.stdout.write(`${json ? JSON.stringify(line) : text}\n`);
}

function showProgress(line: Progress): void {
  const seconds = (line.elapsedMs / 1_000).toFixed(1).padStart(6);
  print({ type: 'progress', ...line }, `${seconds} s  ${line.step} ${line.state}: ${line.text}`);
}

try {
  const server = await resolveServer({ onProgress: showProgress });
  const { address, namespace, uiUrl, startedByUs, source, pid } = server;
  print(
    { type: 'ready', address, namespace, uiUrl, startedByUs, source, pid },
    [
      '',
      `Temporal server  ${address}, namespace ${namespace}`,
      ...(uiUrl === undefined ? [] : [`Web UI           ${uiUrl}`]),
      startedByUs ? 'Ctrl-C stops it.' : 'It is not ours and goes on after Ctrl-C.',
    ].join('\n'),
  );
  // A server that isn't ours keeps no handle open here.
  const staying = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      clearInterval(staying);
      void server.stop().then(() => print({ type: 'stopped' }, 'Stopped.'));
    });
  }
} catch (error) {
  const { name, message } = error as Error;
  if (json) print({ type: 'error', name, message }, '');
  else process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
