/** A decimal bound with all its digits, as values are written: ("1", 2) -> "1.00". */
export function decimalText(bound: string, scale: number): string {
  const [whole = '0', fraction = ''] = bound.split('.');
  return scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, '0')}`;
}
