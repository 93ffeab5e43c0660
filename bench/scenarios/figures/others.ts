import { primary, primaryProvider } from '../targets.ts';
import { callsOf, isWithin, percentile, shareOf } from './asked.ts';
import type { FigureRow } from './figure.ts';

/** A call that began just before may have been under way in the process that was killed. */
const settledMs = 1000;
const lookMs = 15_000;

/** What the fleet spends, what a death costs, and what one route does to another. */
export const otherFigures = {
  probes: {
    title: 'probes',
    unit: '',
    about: "requests of the fleet's own, to all targets",
    measure: ({ requests }) => requests.filter(({ probe }) => probe).length,
  },
  wastedProbes: {
    title: 'wasted probes',
    unit: '',
    about: 'probes that the primary got while it was ill',
    measure: ({ requests, scenario: { incident } }) =>
      incident === undefined
        ? null
        : requests.filter(
            ({ probe, provider, at }) => probe && provider === primaryProvider && isWithin(incident, at),
          ).length,
  },
  rightAfterKillMs: {
    title: 'right after kill',
    unit: 's',
    about: "from the kill until the fleet's owner, asked after it, says that the primary is not well",
    measure: ({ looks, scenario: { kill } }) => {
      if (kill === undefined) return null;
      const right = looks.find(({ askedAt, phases }) => askedAt >= kill.at && phases[primary] === 'open');
      return right === undefined ? null : right.at - kill.at;
    },
  },
  longestAfterKillMs: {
    title: 'longest after kill',
    unit: 's',
    about: 'the longest time that a call took which began 1 to 15 s after the kill',
    measure: ({ calls, scenario: { kill } }) => {
      if (kill === undefined) return null;
      const window = { from: kill.at + settledMs, to: kill.at + lookMs };
      return percentile(
        calls.filter(({ at }) => isWithin(window, at)).map(({ ms }) => ms),
        1,
      );
    },
  },
  shareMoved: {
    title: 'share moved',
    unit: '%',
    about: "by how many points the other routes' share on the primary differs beside the impatient one",
    measure: (played) => {
      const { compare } = played.scenario;
      if (compare === undefined) return null;
      const { routes, alone, beside } = compare;
      const share = (route: (typeof routes)[number], window: typeof alone) =>
        shareOf(callsOf(played, route, window), primary);
      return 100 * Math.max(...routes.map((route) => Math.abs(share(route, alone) - share(route, beside))));
    },
  },
  impatientOnPrimary: {
    title: 'impatient on primary',
    unit: '%',
    about: "the impatient route's own share on the primary",
    measure: (played) => {
      const { compare } = played.scenario;
      return compare === undefined
        ? null
        : 100 * shareOf(callsOf(played, 'impatient', compare.beside), primary);
    },
  },
} as const satisfies Readonly<Record<string, FigureRow>>;
