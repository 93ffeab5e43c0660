/** One place a call can go, written `provider/model`. The model's own name may contain slashes. */
export type TargetId = string;

export function providerOf(target: TargetId): string {
  return target.slice(0, target.indexOf('/'));
}

export function modelOf(target: TargetId): string {
  return target.slice(target.indexOf('/') + 1);
}
