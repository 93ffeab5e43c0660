export const whole: readonly object[] = [];
