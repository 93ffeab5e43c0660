import type { z } from 'zod';
import type { Settings } from '../../domain/run/settings.ts';
import { present } from './present.ts';
import type { settingsSchema } from './schema-settings.ts';

export function toSettings(settings: z.output<typeof settingsSchema> = {}): Settings {
  return present<Settings>(settings as { readonly [Key in keyof Settings]?: Settings[Key] | undefined });
}
