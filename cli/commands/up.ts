import type { Command } from 'commander';
import type { Globals } from '../globals.ts';
import { openStage } from '../stage/stage.ts';
import { demoTools } from '../demo/paths.ts';
import { runLink } from '../link.ts';
import { untilStopped } from '../stop.ts';

export function addUp(program: Command, { output }: Globals): void {
  program
    .command('up')
    .description(
      'Bring up a server, a worker, and simulated providers unless understudy.yaml names real ones',
    )
    .option('--config <file>', 'configuration; default: $UNDERSTUDY_CONFIG, else ./understudy.yaml')
    .option('--tools <module>', 'module that exports the tools as functions')
    .action(async ({ config, tools }: { config?: string; tools?: string }) => {
      const out = output();
      await using stage = await openStage({
        output: out,
        simulated: false,
        ...(config === undefined ? {} : { config }),
        tools: tools ?? demoTools,
      });
      const worker = await stage.startWorker();
      const { server, simulator } = stage;
      out.say(`Temporal server  ${server.address}`, { address: server.address });
      if (server.uiUrl !== undefined) out.say(`Temporal UI      ${server.uiUrl}`, { ui: server.uiUrl });
      out.say(
        simulator === undefined
          ? `configuration    ${stage.config}`
          : `simulator        ${simulator.url} (no real provider is asked)`,
        { config: stage.config, simulator: simulator?.url },
      );
      out.say(`worker           pid ${worker.pid}`, { worker: worker.pid });
      out.note('');
      if (server.address !== '127.0.0.1:7233') out.note(`export TEMPORAL_ADDRESS=${server.address}`);
      out.note('Try, in another terminal:  understudy call "Hello"');
      out.note(`Runs: ${runLink('', server.uiUrl)}   Ctrl-C ends everything.`);
      const ended = await Promise.race([untilStopped(), worker.exited]);
      if (ended !== undefined) throw new Error(`the worker ended by itself: ${worker.tail().join('\n')}`);
    });
}
