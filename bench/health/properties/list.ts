import type { Property } from '../property.ts';
import { fleets, largeFleet } from './fleets.rows.ts';
import { healthy } from './healthy.rows.ts';
import { incidents } from './incidents.rows.ts';
import { lowTraffic } from './low-traffic.rows.ts';
import { reference } from './reference.rows.ts';
import { routes } from './routes.rows.ts';

/** The ones that take longest come last. */
export const properties: readonly Property[] = [
  ...incidents,
  ...fleets,
  ...lowTraffic,
  ...routes,
  ...reference,
  ...largeFleet,
  ...healthy,
];
