import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const SAMPLES = 'Samples have a code. ';

it.each([
  [
    'Lenses begin as "ordered", are sent to the lab, come back as "ready" and are finally collected.',
    'ordered>sent>ready>collected',
  ],
  [
    'Lenses start as new, are handed over to the courier, and are delivered to the customer in the end.',
    'new>handed_over>delivered',
  ],
  ['Lenses go from received to checked to fitted.', 'received>checked>fitted'],
  ['Every lens is first ordered, after that polished and in the end fitted.', 'ordered>polished>fitted'],
  ['A lens is ordered, sealed and cleared.', 'ordered>sealed>cleared'],
  ['Lenses switch between new, worn and broken.', 'new>worn>broken'],
  ['Lenses move through these stages: ordered -> ground -> fitted.', 'ordered>ground>fitted'],
])('tells a place from the next state: %s', (said, expected) => {
  expect(factsOf(`An API. A lens has a power. ${said}`, FactKind.STATE)).toEqual([`Lens ${expected}`]);
});

describe('states in a row', () => {
  it.each([
    ['A sample is registered, approved by a chemist and reported.', ['chemist Sample.approve']],
    ['A sample is collected, tested by a lab technician, and released.', ['lab_technician Sample.test']],
    ['A sample is registered, checked by hand and then reported by a chemist.', ['chemist Sample.report']],
  ])('tell who brings each of them about: %s', (sentence, expected) => {
    expect(factsOf(SAMPLES + sentence, FactKind.PERMISSION)).toEqual(expected);
  });

  it.each([
    ['A sample starts as new, is then handed to a chemist, then tested.', 'new>handed>tested'],
    ['A sample begins as drawn, is then sent into a cold store, then tested.', 'drawn>sent>tested'],
    // Behind "from" and "to" there are states.
    ['A sample goes from drawn to tested.', 'drawn>tested'],
  ])('may be told with who or where it goes to: %s', (sentence, states) => {
    expect(factsOf(SAMPLES + sentence, FactKind.STATE)).toEqual([`Sample ${states}`]);
  });

  it('may begin with what goes on', () => {
    const brief = 'Turbines have a name. A turbine can be running, stopped or under maintenance.';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Turbine running>stopped>under_maintenance']);
  });

  it('lead to either of two that do not follow each other', () => {
    const brief = `${SAMPLES}A sample is sent, then tested. It is then either approved or sent back.`;
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(
      expect.arrayContaining([
        'Sample.approve transition(tested>approved)',
        'Sample.sendBack transition(tested>sent_back)',
      ]),
    );
  });
});
