/** Whether a machine runs the specs that promises to have everything: what is missing there is a failure. */
export function isContinuousIntegration(environment: NodeJS.ProcessEnv = process.env): boolean {
  return !['', '0', 'false'].includes(environment['CI'] ?? '');
}
