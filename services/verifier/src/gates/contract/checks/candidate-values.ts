import { FieldType, faultsOfValue, type Field, type JsonValue } from '@quantumlayer/ir';

/** Values at and beyond the borders of what a field admits: those that are valid and those that are not. */
export function candidateValues(
  field: Field,
  nonce: string,
): { readonly valid: readonly JsonValue[]; readonly invalid: readonly JsonValue[] } {
  const candidates = candidatesOf(field, nonce);
  const isValid = (value: JsonValue): boolean => faultsOfValue(field, value).length === 0;
  return { valid: candidates.filter(isValid), invalid: candidates.filter((value) => !isValid(value)) };
}

function candidatesOf(field: Field, nonce: string): readonly JsonValue[] {
  switch (field.type) {
    case FieldType.STRING:
      return [...texts(field, nonce, 255), `tab\t${nonce}`, `line\n${nonce}`];
    case FieldType.TEXT:
      return [...texts(field, nonce, 10_000), `two\nlines ${nonce}`];
    case FieldType.INTEGER:
      return [
        ...numbers(field, 1),
        0,
        1.5,
        '1',
        true,
        2 ** 53,
        -(2 ** 53),
        Number.MAX_SAFE_INTEGER,
        Number.MIN_SAFE_INTEGER,
        [],
        {},
      ];
    case FieldType.NUMBER:
      return [...numbers(field, 0.5), 0, 0.1, '1', true, [], {}];
    case FieldType.DECIMAL:
      return decimals(field);
    case FieldType.BOOLEAN:
      return [true, false, 'true', 'false', 0, 1, 'yes', [], {}];
    case FieldType.DATE:
      return [
        '2028-02-29',
        '2026-02-29',
        '9999-12-31',
        '2026-13-01',
        '2026-1-1',
        '20260101',
        '2026-01-01T00:00:00Z',
        'soon',
        '',
        0,
      ];
    case FieldType.DATETIME:
      return [
        ...[
          '2026-06-30T23:59:59.123456+05:30',
          '2026-06-30T08:00:00Z',
          '2026-06-30T08:00:00',
          '2026-06-30',
          '2026-02-30T08:00:00Z',
        ],
        ...['2026-06-30T24:30:00Z', '2026-06-30T08:00:60Z', 'now', '', 1_700_000_000],
      ];
    case FieldType.TIME:
      return ['23:59:59', '00:00', '24:00', '12:60', '7:00', '12:30:61', 'noon', '', 12];
    case FieldType.ENUM:
      return [...field.enumValues, 'no_such_value', (field.enumValues[0] ?? 'x').toUpperCase(), '', 0, true];
    case FieldType.EMAIL:
      return [
        `Mixed.${nonce}@Example.COM`,
        'nobody',
        'a@b',
        `a b${nonce}@example.com`,
        `a@${nonce}@example.com`,
        `${'x'.repeat(250)}@ex.com`,
        '',
        7,
      ];
    case FieldType.URL:
      return [
        ...[
          `https://example.com/${nonce}?a=1&b=%20#top`,
          `http://127.0.0.1:81/${nonce}`,
          `http://[::1]:65535/${nonce}`,
          'http://example.com:65536/',
          'http://a|b/',
          'example.com',
          '/relative',
          'ftp://example.com/',
          'https://',
        ],
        ...['javascript:alert(1)', `https://example.com/${'x'.repeat(2_050)}`, 'https://exa mple.com', '', 7],
      ];
    case FieldType.UUID:
      return ['0190C0DE-0000-7000-8000-0000000000AB', 'not-a-uuid', '0190c0de-0000-7000-8000-00000000000g', '', 1];
    case FieldType.STRING_LIST:
      return lists(field, nonce);
    case FieldType.JSON:
      return [
        {},
        { deep: { list: [1, null, 'two', { three: true }] }, nonce },
        nested(100),
        nested(101),
        { text: 'a\u0000' },
        { 'a\u0000': 1 },
        [],
        'text',
        1,
        true,
      ];
    default:
      return [];
  }
}

/** So many objects, one in the other. */
function nested(levels: number): JsonValue {
  return Array.from({ length: levels - 1 }).reduce<JsonValue>((inner) => ({ inner }), {});
}

function texts(field: Field, nonce: string, limit: number): JsonValue[] {
  const [low, high] = [field.minLength ?? 0, field.maxLength ?? limit];
  const lengths = [low - 1, low, high, high + 1].filter((length) => length >= 0);
  const ofLength = (length: number): string => (nonce + 'x'.repeat(length)).slice(0, length);
  return [
    ...lengths.map(ofLength),
    // Characters, not bytes or halves of pairs, are counted.
    '\u{1F600}'.repeat(high),
    '\u{1F600}'.repeat(high + 1),
    `  O'Brien "${nonce}" <b>ünï</b>; DROP TABLE x; -- %_\\  `,
    ...['', '   ', `nul\u0000${nonce}`, '\ud800', 7, false, ['a'], { a: 1 }],
  ];
}

function numbers({ minimum, maximum }: Field, step: number): JsonValue[] {
  return [minimum, maximum].flatMap((bound) =>
    bound === undefined ? [] : [Number(bound) - step, Number(bound), Number(bound) + step],
  );
}

function decimals({ minimum, maximum, scale }: Field): JsonValue[] {
  const unit = 10 ** -scale;
  const around = [minimum, maximum].flatMap((bound) => {
    return bound === undefined ? [] : [-unit, 0, unit].map((shift) => (Number(bound) + shift).toFixed(scale));
  });
  const largest = `${'9'.repeat(15 - scale)}${scale === 0 ? '' : `.${'9'.repeat(scale)}`}`;
  return [
    ...around,
    // Zero, whatever its sign.
    `-${(0).toFixed(scale)}`,
    '7',
    largest,
    `1${largest}`,
    `-${largest}`,
    `1.${'1'.repeat(scale + 1)}`,
    12.5,
    3,
    'abc',
    '\ud800',
    '1e3',
    '+1',
    '',
    ' 1',
    '.5',
    '1,5',
    true,
  ];
}

function lists({ minLength, maxLength }: Field, nonce: string): JsonValue[] {
  const ofLength = (length: number): string[] =>
    Array.from({ length: Math.max(length, 0) }, (_, index) => `${nonce}${index}`);
  const [low, high] = [minLength ?? 0, maxLength ?? 100];
  return [
    ofLength(low),
    ofLength(high),
    ofLength(low - 1),
    ofLength(high + 1),
    ['x'.repeat(255)],
    ['x'.repeat(256)],
    [''],
    [1],
    [nonce, null],
    'text',
    {},
    5,
  ];
}
