import type { ToolInput } from '../../../domain/agent/tool.ts';
import { openTroupe, type Troupe } from '../troupe.ts';
import { configuration } from './configuration.ts';
import { lanes, speakers } from './lanes.ts';

/** One worker with all lanes. */
export interface Stage extends Troupe {
  /** How often the tool ran, by the id that it was asked for. */
  readonly runs: ReadonlyMap<string, number>;
}

export async function openStage(): Promise<Stage> {
  const runs = new Map<string, number>();
  const look_up = async ({ arguments: { id } }: ToolInput & { arguments: { id: string } }) => {
    runs.set(id, (runs.get(id) ?? 0) + 1);
    return { name: `name of ${id}` };
  };
  const troupe = await openTroupe({
    tools: { look_up },
    // Ports of their own, so that a refused connection is one.
    providers: lanes.map(({ name, format }) => ({ name, dialect: speakers[format].vendor, port: 0 })),
    config: (_, simulator) => configuration((provider) => simulator.baseUrl(provider)),
  });
  return { ...troupe, runs };
}
