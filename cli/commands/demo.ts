import type { Command } from 'commander';
import { checks } from '../demo/checks.ts';
import { demoTools, ledgerVariable } from '../demo/paths.ts';
import { openLedger, playStory, type Seen } from '../demo/story.ts';
import { tellerTo } from '../demo/teller.ts';
import { explanationLines } from '../explain.ts';
import type { Globals } from '../globals.ts';
import { runLink } from '../link.ts';
import type { Output } from '../output.ts';
import { openStage } from '../stage/stage.ts';
import { untilStopped } from '../stop.ts';

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
      await using ledger = await openLedger();
      await using stage = await openStage({
        output: out,
        simulated: true,
        tools: demoTools,
        env: { [ledgerVariable]: ledger.file },
      });
      const { simulator } = stage;
      if (simulator === undefined) throw new Error('the demo always simulates its providers');
      const seen = await playStory(stage, simulator, ledger.file, tellerTo(out));
      await simulator.heal();
      const held = report(seen, stage.server.uiUrl, out);
      if (stay === true) {
        out.note(`\nEverything stays up. Temporal UI: ${stage.server.uiUrl ?? 'none'}   Ctrl-C ends it.`);
        if (stage.server.address !== '127.0.0.1:7233')
          out.note(`export TEMPORAL_ADDRESS=${stage.server.address}`);
        out.note('Try, in another terminal:  npm run understudy -- call "Hello"');
        await untilStopped();
      }
      process.exitCode = held ? 0 : 1;
    });
}

/** Shows the end result and whether the story held. */
function report(seen: Seen, uiUrl: string | undefined, output: Output): boolean {
  const { id, result, explanation, effects } = seen;
  output.say(`\nAnswer: ${result.text}\n`, { result });
  output.say(explanationLines(explanation).join('\n'), { explanation });
  output.say(
    `\ntool runs  ${Object.entries(effects)
      .map(([tool, count]) => `${tool} ${count}`)
      .join(', ')}`,
    { effects },
  );
  output.note(`in the UI  ${runLink(id, uiUrl)}\n`);
  const results = checks.map(({ what, holds }) => ({ what, held: holds(seen) }));
  for (const check of results) output.say(`${check.held ? '  ok  ' : 'BROKEN'}  ${check.what}`, { check });
  return results.every(({ held }) => held);
}
