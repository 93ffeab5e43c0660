import { spawnSupervised, type Supervised } from '../../devserver/index.ts';
import { command } from './own-process.ts';

/** Requests that are under way get 5 s to end. */
const graceMs = 7000;

/** A front door in a process of its own. */
export interface DoorProcess {
  readonly process: Supervised;
  /** Where it listens; rejects where it ends before it does. */
  readonly url: Promise<string>;
}

export async function spawnDoor(config: string, env: NodeJS.ProcessEnv): Promise<DoorProcess> {
  let said = '';
  const door = await spawnSupervised(
    process.execPath,
    ['--no-warnings', command, 'serve', '--json', '--any-port', '--config', config],
    {
      env,
      graceMs,
      onLine: ({ stream, text }) => {
        if (stream === 'stderr') process.stderr.write(`  door: ${text}\n`);
      },
      readyWhen: ({ stream, text }) => {
        const opened = stream === 'stdout' && text.startsWith('{"door"');
        if (opened) said = text;
        return opened;
      },
    },
  );
  return { process: door, url: door.ready.then(() => (JSON.parse(said) as { door: string }).door) };
}
