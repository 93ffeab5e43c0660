import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { demoTools } from '../demo/paths.ts';
import type { Globals } from '../globals.ts';
import { runLink } from '../link.ts';
import { socketAddress } from '../socket-address.ts';
import { oneLine } from '../one-line.ts';
import { untilStopped } from '../stop.ts';
import { toolsModule } from '../tools-module.ts';
import { tryIt } from '../try-it.ts';

interface UpOptions {
  readonly config?: string;
  readonly tools?: string;
  readonly metrics?: string;
}

export function addUp(program: Command, { output }: Globals): void {
  program
    .command('up')
    .description(
      'Bring up a server, a worker, the front door, and simulated providers unless understudy.yaml names real ones',
    )
    .option('--config <file>', 'configuration; default: $UNDERSTUDY_CONFIG, else ./understudy.yaml')
    .option('--tools <module>', 'module that exports the tools as functions')
    .option(
      '--metrics <address>',
      'serve Prometheus metrics at this address, such as 127.0.0.1:9464; default: nowhere',
      socketAddress,
    )
    .action(async ({ config, tools, metrics }: UpOptions) => {
      const out = output();
      const module = tools === undefined ? {} : { tools: toolsModule(tools) };
      const { openStage } = await import('../stage/stage.ts');
      await using stage = await openStage({
        output: out,
        simulated: false,
        ...(config === undefined ? {} : { config }),
        ...(metrics === undefined ? {} : { metrics }),
        ...module,
        simulatedTools: demoTools,
      });
      const stopped = untilStopped();
      out.note('  worker: bundling the workflows, 2 to 5 s');
      const up = await Promise.race([Promise.all([stage.startWorker(), stage.startDoor()]), stopped]);
      if (up === undefined) return;
      const [worker, door] = up;
      const { server, simulator } = stage;
      out.say(`Temporal server  ${server.address}`, { address: server.address });
      if (server.uiUrl !== undefined)
        out.say(`Temporal UI      ${runLink('', server.uiUrl, server.namespace)}`, { ui: server.uiUrl });
      out.say(
        simulator === undefined
          ? `configuration    ${stage.config}`
          : `simulator        ${simulator.url} (no real provider is asked)`,
        { config: stage.config, simulator: simulator?.url },
      );
      out.say(`worker           pid ${worker.pid}`, { worker: worker.pid });
      out.say(`front door       ${door.url}`, { door: door.url });
      if (metrics !== undefined)
        out.say(`metrics          http://${metrics}/metrics`, { metrics: `http://${metrics}/metrics` });
      for (const line of ['', ...oneLine(door.url), ...tryIt(server), 'Ctrl-C ends everything.'])
        out.note(line);
      const ended = await Promise.race([
        stopped,
        worker.exited.then((exit) => ({ ...exit, who: 'worker' })),
        door.process.exited.then((exit) => ({ ...exit, who: 'front door' })),
      ]);
      if (ended !== undefined)
        throw new CommandError(
          `The ${ended.who} ended by itself (${ended.signal ?? `exit code ${ended.code}`}).`,
        );
      out.note('Ending; an attempt that is under way gets 10 s to finish.');
    });
}
