import type { DialectName, Simulator } from '../../../simulator/index.ts';
import { speakers } from '../matrix/lanes.ts';
import { openStand, type Stand, type StandOptions } from './door.ts';

/** A route with providers of its own, so that what befalls them, and what is then known of their health, disturbs nobody. */
export interface Scene {
  /** Of its route, and so the model that callers name. */
  readonly name: string;
  readonly format: DialectName;
}

/** A door with a worker behind it, and a scene for each test. */
export interface House extends AsyncDisposable {
  readonly stand: Stand;
  readonly simulator: Simulator;
}

type Role = 'primary' | 'backup';

/** The primary speaks the scene's format, the backup another one. */
export function formatOf({ format }: Scene, role: Role): DialectName {
  if (role === 'primary') return format;
  return format === 'anthropic-messages' ? 'openai-chat' : 'anthropic-messages';
}

export function providerOf({ name }: Scene, role: Role): string {
  return `${name}-${role}`;
}

export function targetOf(scene: Scene, role: Role): string {
  return `${providerOf(scene, role)}/${speakers[formatOf(scene, role)].model}`;
}

/** With primaries. Backups have all the time that a busy machine may need. */
const patience = { connect: '1500ms', firstToken: '1500ms', idle: '1500ms' };

const apiKeyEnv = 'UNDERSTUDY_SIMULATOR_KEY';
const roles: readonly Role[] = ['primary', 'backup'];

/** Opens the door before all scenes; dispose it when the suite ends. */
export async function openHouse(
  scenes: readonly Scene[],
  options: Pick<StandOptions, 'fleet'> = {},
): Promise<House> {
  const stand = await openStand({
    ...options,
    providers: scenes.flatMap((scene) =>
      roles.map((role) => ({
        name: providerOf(scene, role),
        dialect: speakers[formatOf(scene, role)].vendor,
      })),
    ),
    config: (_, simulator) => configuration(scenes, (provider) => simulator.baseUrl(provider)),
    door: { models: [] },
  });
  return {
    stand,
    simulator: stand.troupe.simulator,
    [Symbol.asyncDispose]: () => stand[Symbol.asyncDispose](),
  };
}

function configuration(scenes: readonly Scene[], baseUrl: (provider: string) => string): string {
  const providers = scenes.flatMap((scene) =>
    roles.map((role) => {
      const name = providerOf(scene, role);
      return [name, { ...speakers[formatOf(scene, role)].settings, baseUrl: baseUrl(name), apiKeyEnv }];
    }),
  );
  const routes = scenes.map((scene) => {
    const primary = { target: targetOf(scene, 'primary'), window: 400_000, limits: patience };
    return [scene.name, { targets: [primary, { target: targetOf(scene, 'backup'), window: 1_000_000 }] }];
  });
  return JSON.stringify({
    providers: Object.fromEntries(providers) as object,
    routes: Object.fromEntries(routes) as object,
  });
}
