import type { ProjectView } from '../view/project-view';

/** Which small functions the project's own modules call; the others are left out. */
export type Uses = Readonly<Record<string, boolean>>;

const called = {
  guard: 'guard',
  invariant: 'invariants',
  existing: 'existing',
  set: 'set',
  move: 'move',
  bounds: 'withinBounds',
  length: 'withinLength',
  references: 'refuseMissing',
  later: 'later',
  dayOf: 'dayOf',
  shiftDate: 'shiftDate',
  lengthOf: 'lengthOf',
  exists: 'exists',
  numberFrom: 'numberFrom',
  numberOrNullFrom: 'numberOrNullFrom',
  textFrom: 'textFrom',
  dateFrom: 'dateFrom',
  shiftedDate: 'shiftedDate',
  shiftedTime: 'shiftedTime',
  elapsed: 'elapsed',
  randomCode: 'randomCode',
  optional: 'optional',
  toDateTime: 'toDateTime',
  lowerCase: 'lowerCase',
  fullTime: 'fullTime',
  folded: 'folded',
  toFlag: 'toFlag',
  fromJson: 'fromJson',
  decimalUnits: 'decimalUnits',
  optionalBody: 'allowNoBody',
  requireBody: 'requireBody',
  invalid: 'invalid',
  forbidden: 'forbidden',
  uuidKey: 'uuidKey',
  integerKey: 'integerKey',
  textKey: 'textKey',
  sendRow: 'sendRow',
  sendPage: 'sendPage',
  assertMatches: 'assertMatches',
  listRows: 'listRows',
  orRestricted: 'orRestricted',
} as const;

/** @param modules the text of every module that is rendered from the IR */
export function usesOf(view: ProjectView, modules: readonly string[]): Uses {
  const text = modules.join('\n');
  const uses: Record<string, boolean> = {};
  for (const [key, name] of Object.entries(called)) uses[key] = new RegExp(`\\b${name}(?=[(<),]|\\))`).test(text);
  const types = view.entities.flatMap(({ properties }) => properties.map(({ tableType }) => tableType));
  return {
    ...uses,
    uuidKey: uses['uuidKey'] === true || view.apiKeys,
    toFlag: uses['toFlag'] === true || (view.jwt && view.postgres),
    characters: text.includes("'x-characters'"),
    nobody: /\bnobody\b/.test(text),
    sqlDates: ['shiftedDate', 'shiftedTime', 'elapsed'].some((name) => uses[name]),
    nullableTimestamp: types.includes('NullableTimestamp'),
    nullableFlag: types.includes('NullableFlag'),
    json: types.some((type) => type.startsWith('Json<')),
    nullableJson: types.some((type) => type.startsWith('NullableJson<')),
  };
}
