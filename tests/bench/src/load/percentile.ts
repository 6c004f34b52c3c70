/** The smallest value that so many hundredths of the values do not exceed; undefined when there are none. */
export function percentile(values: readonly number[], hundredths: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)];
}
