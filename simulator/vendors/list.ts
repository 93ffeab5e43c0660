import { anthropic } from './anthropic.ts';
import { openai } from './openai.ts';
import type { Vendor, VendorName } from './vendor.ts';

export const vendors: Readonly<Record<VendorName, Vendor>> = { openai, anthropic };
