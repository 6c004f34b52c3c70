import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (sentences: string): string[] => factsOf(`Cases have a title. ${sentences}`, FactKind.PERMISSION).sort();

describe('whoever speaks', () => {
  it.each([
    ['My aunt and I are editors. Just we can close cases.', ['editor Case.close']],
    ['We are wardens. Only we may delete cases.', ['warden Case.delete']],
    [
      "I'm the secretary of a small club and I keep everything in a notebook. Only I can close cases.",
      ['secretary Case.close'],
    ],
    ["I'm the secretary of a small club and I can do everything.", ['secretary *.*']],
  ])('alone may do it: %s', (sentences, expected) => {
    expect(rights(sentences)).toEqual(expected);
  });
});

describe('nobody but some', () => {
  it('may do no more than is said of them', () => {
    const said = 'Coaches write reports, which nobody but them and the coordinator may read. A report has a text.';
    expect(rights(said)).toEqual(['coach Report.create']);
  });
});

describe('"he" and "she"', () => {
  it.each([
    'A clerk takes over the case, and when it is solved he closes it.',
    'The clerk takes over a case. She then closes it.',
    'Cases can be taken over by a clerk. He closes them.',
  ])('do what whoever was named before does: %s', (sentences) => {
    expect(rights(sentences)).toEqual(['clerk Case.close', 'clerk Case.takeOver']);
  });

  it('are whoever does something, not what stands nearest', () => {
    expect(rights('The clerk suspends a case and if nobody is there he closes it.')).toEqual([
      'clerk Case.close',
      'clerk Case.suspend',
    ]);
  });
});

it('as many as are counted are those named last', () => {
  const said = 'Clerks create cases, agents change cases and managers delete cases. All three can archive cases.';
  expect(rights(said).filter((right) => right.endsWith('archive'))).toEqual([
    'agent Case.archive',
    'clerk Case.archive',
    'manager Case.archive',
  ]);
});

it.each([
  ['Judges open cases, clerks close them; all three see everything.', []],
  [
    'Judges open cases, clerks close them and porters archive them; all three see everything.',
    ['judge', 'clerk', 'porter'],
  ],
  ['Only judges may assign a lawyer, and only they delete cases.', ['judge']],
  ['The office creates cases and only it may delete them.', ['office']],
  ['The judge assigns the lawyers and is the only one who deletes cases.', ['judge']],
])('who alone or together does it is who did something before: %s', (sentences, who) => {
  const said = rights(`A lawyer has a name. ${sentences}`).filter((right) => /\*\.read|Case\.delete/.test(right));
  expect(said.map((right) => right.split(' ')[0]).sort()).toEqual([...who].sort());
});

it.each([
  'Clerks and judges create cases. Both can close cases.',
  'Clerks and judges create cases. They can close cases.',
  'Cases are created by clerks and judges. Both may close a case.',
])('all who did something do what is said of them next: %s', (sentences) => {
  expect(rights(sentences)).toEqual(expect.arrayContaining(['clerk Case.close', 'judge Case.close']));
});
