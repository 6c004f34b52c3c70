import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

const fields = (opening: string): string[] =>
  factsOf(`API for a ward. Beds have a number. ${opening}\n- the name\n- date of birth\n`, FactKind.FIELD);

describe('a line that breaks off above the parts of a thing', () => {
  it.each([
    'A patient consists of:',
    'A patient consists of',
    'For each patient we record:',
    'For every patient, we need to keep the following details:',
    'We keep of each patient:',
    'About every patient the system must know the following:',
    'Nurses admit patients; a patient consists of',
    'Each patient must include the following information:',
  ])('%s', (opening) => {
    expect(fields(opening)).toEqual(['Bed.number string', 'Patient.name string', 'Patient.dateOfBirth date']);
  });

  it('says what is behind a semicolon apart from what stands before', () => {
    const brief = 'Nurses move patients with an API key; a stay consists of\n- the first day\n- the ward\n';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Stay.firstDay date', 'Stay.ward string']);
  });

  it('is no line about what somebody can do', () => {
    const brief = 'A film has a title. For each film, users can:\n- write a review\n- add it to a list\n';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Film.title string']);
  });
});
