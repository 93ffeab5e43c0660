/**
 * What an attempt's end says about its target's health.
 *
 * - `error`: it answered with a fault of its own, or the connection or stream broke
 * - `timeout`: no first token came in time, or the stream stood still
 * - `slow`: it took longer than the call had; it counts if its first token became overdue before
 * - `throttle`: a limit of ours was reached (429): how much it takes, not whether it is ill
 * - `capacity`: it has too much to do itself (529, 503): the same, for everybody
 * - `configuration`: the key, the model's name or the account is wrong; no statistics are needed to know
 * - `none`: the caller's own fault, or nobody's
 */
export type HealthClass = 'error' | 'timeout' | 'slow' | 'throttle' | 'capacity' | 'configuration' | 'none';
