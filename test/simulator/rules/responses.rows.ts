import type { Case } from './case.ts';
export const RESPONSES: readonly Case[] = [];
export const RESPONSES_WHOLE: readonly object[] = [];
