import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { demoTools, ledgerVariable } from '../demo/paths.ts';
import type { Globals } from '../globals.ts';
import { untilStopped } from '../stop.ts';
import { tryIt } from '../try-it.ts';

export function addDemo(program: Command, { output }: Globals): void {
  program
    .command('demo')
    .description(
      'Lose a provider in mid-stream and a worker by kill -9, and finish all the same; simulated providers',
    )
    .option('--stay', 'stay up afterwards, to look at the run in the Temporal UI')
    .action(async ({ stay }: { stay?: boolean }) => {
      const out = output();
      out.note('Bringing up a Temporal server and two simulated providers (no key is needed or read)');
      const { openStage } = await import('../stage/stage.ts');
      const { openLedger, playStory } = await import('../demo/story.ts');
      const { report } = await import('../demo/report.ts');
      const { tellerTo } = await import('../demo/teller.ts');
      await using ledger = await openLedger();
      await using stage = await openStage({
        output: out,
        simulated: true,
        simulatedTools: demoTools,
        env: { [ledgerVariable]: ledger.file },
      });
      const { simulator } = stage;
      if (simulator === undefined) throw new Error('the demo always simulates its providers');
      const stopped = untilStopped();
      const story = playStory(stage, simulator, ledger.file, tellerTo(out));
      const seen = await Promise.race([story, stopped]);
      if (seen === undefined) throw new CommandError('The demo was ended before its end.');
      await simulator.heal();
      process.exitCode = report(seen, stage.server, out) ? 0 : 1;
      if (stay === true) {
        out.note('\nEverything stays up.');
        for (const line of tryIt(stage.server)) out.note(line);
        out.note('Ctrl-C ends everything.');
        await stopped;
        out.note('Ending; an attempt that is under way gets 10 s to finish.');
      }
    });
}
