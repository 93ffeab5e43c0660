import type { Attempt } from '../../domain/run/attempt.ts';

/** What a metric is computed from: an attempt's record, and what the run knows around it. */
export interface Measured {
  readonly attempt: Attempt;
  /** The name of the route that the attempt was made for. */
  readonly route: string;
}

export interface Sample {
  readonly value: number;
  /** Names of the configuration and words of closed lists only: every combination is a time series of its own. */
  readonly labels: Readonly<Record<string, string>>;
}

interface Described {
  /** In Prometheus's form; it is scraped as it is, a histogram with its unit behind it. */
  readonly name: string;
  /** A whole word, empty for a plain count. */
  readonly unit: string;
  readonly description: string;
  /** None where the attempt has nothing to say. */
  samples(measured: Measured): readonly Sample[];
}

/** A sum of whole numbers that only grows. */
export interface CounterMetric extends Described {
  readonly kind: 'counter';
}

export interface HistogramMetric extends Described {
  readonly kind: 'histogram';
  /** Upper bounds in the metric's unit, ascending. */
  readonly buckets: readonly number[];
}

export type Metric = CounterMetric | HistogramMetric;
