const UNITS =
  'SquareMetres|SquareMeters|KilowattHours|Minutes|Mins|Hours|Days|Seconds|Cm|Mm|Kg|Km|Ml|Litres|Liters|Metres|Meters|Percent|Kwh|Kw|Mg|Euros|Dollars|Pounds';
const UNIT = new RegExp(`(?:In)?(?:${UNITS})$`);
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/colour/i, 'color'],
  [/licence/i, 'license'],
  [/catalogue/i, 'catalog'],
  [/programme/i, 'program'],
  [/maximum/i, 'max'],
  [/minimum/i, 'min'],
];

/**
 * A field's name without what is a matter of taste: British or American, `maximum` or `max`, a unit at its end
 * ("durationInMinutes"), "numberOf", and the `is` or `has` of a flag.
 */
export function tasteless(field: string): string {
  const plain = SPELLINGS.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), field)
    .replace(/number_?of(?=[A-Z])/i, '')
    .replace(/^(?:is|has)(?=[A-Z])/, '');
  const unit = UNIT.exec(plain);
  return (unit && unit.index > 0 ? plain.slice(0, unit.index) : plain).toLowerCase();
}
