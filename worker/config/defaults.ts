/** What holds when the file doesn't say; the schema's descriptions and the resolved configuration both read it here. */
export const defaults = {
  deadline: '2m',
  attempts: 6,
  connect: '10s',
  firstToken: '30s',
  firstTokenReasoning: '90s',
  idle: '20s',
  total: '2m',
  triesPerTarget: 2,
  backoff: '200ms',
  maxBackoff: '2s',
  maxWait: '5s',
  window: '10s',
  after: '20s',
  weight: 1,
  turns: 50,
  toolTimeout: '1m',
} as const;
