import type { Case } from './case.ts';
export const MESSAGES_SETTINGS: readonly Case[] = [];
