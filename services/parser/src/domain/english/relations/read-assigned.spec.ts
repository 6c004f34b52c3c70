import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const DATA =
  'A shift has a date and a start time. Nurses have a name. A chart has a title. A team has a name. Tags have a colour. ';

describe('what is assigned to what', () => {
  it.each([
    ['Planners assign nurses to shifts.', 'Shift-Nurse many_to_many'],
    ['Planners can assign a nurse to each shift.', 'Shift-Nurse many_to_one'],
    ['A nurse is assigned to each shift.', 'Shift-Nurse many_to_one'],
    ['Each shift is assigned a nurse.', 'Shift-Nurse many_to_one'],
    ['The office assigns nurses to shifts.', 'Shift-Nurse many_to_many'],
    ['The desk assigns a nurse to each shift.', 'Shift-Nurse many_to_one'],
    ['We assign nurses to teams.', 'Nurse-Team many_to_one'],
    ['Planners assign charts to nurses.', 'Chart-Nurse many_to_one'],
    ['Planners can link tags to charts.', 'Tag-Chart many_to_many'],
    ['Documents are attached to charts. Documents have a size.', 'Document-Chart many_to_one'],
    ['Planners put tags on charts.', 'Tag-Chart many_to_many'],
    ['Planners can sort nurses into teams.', 'Nurse-Team many_to_one'],
    ['Planners may move a chart to another team.', 'Chart-Team many_to_one'],
    ['As a planner I can assign charts to auditors.', 'Chart-User many_to_one:auditor'],
    ['Planners delegate charts to nurses.', 'Chart-Nurse many_to_one'],
    ['Charts shall be assigned to exactly one category.', 'Chart-Category many_to_one'],
    ['Every chart is assigned to a department.', 'Chart-Department many_to_one'],
    ['Planners assign auditors to charts.', 'Chart-User many_to_one:auditor'],
    ['Planners can reassign charts to other auditors.', 'Chart-User many_to_one:auditor'],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(DATA + sentence, FactKind.RELATION)).toEqual([expected]);
  });

  it('gives all of several things to what they are assigned to', () => {
    const brief = `${DATA}A bed has a number. The ward assigns a nurse and a bed to each chart.`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Chart-Nurse many_to_one', 'Chart-Bed many_to_one']);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });

  it('ties nothing to those who assign what is unknown', () => {
    expect(factsOf(`${DATA}Planners can assign badges to charts.`, FactKind.RELATION)).toEqual([]);
    expect(factsOf(`${DATA}Planners can assign badges to charts.`, FactKind.ENTITY)).not.toContain('Planner');
  });

  it('lets those who assign write what refers to whom they assign', () => {
    expect(factsOf(`${DATA}Planners assign nurses to shifts.`, FactKind.PERMISSION)).toEqual(['planner Shift.update']);
  });

  it('is an action of its own where somebody is assigned who uses the software', () => {
    const rights = (sentence: string) => factsOf(DATA + sentence, FactKind.PERMISSION);
    expect(rights('Planners assign auditors to charts.')).toEqual(['planner Chart.assign']);
    expect(rights('Planners reassign charts to auditors.')).toEqual(['planner Chart.reassign']);
  });
});

describe('references that a row may be without', () => {
  it.each([
    ['A chart has an optional team.', ['Chart.team optional']],
    ['A chart may be assigned to a nurse.', ['Chart.nurse optional']],
    ['Planners assign charts to nurses.', ['Chart.nurse optional']],
    ['A chart belongs to a nurse.', []],
    ['A chart belongs to a nurse. Planners assign charts to nurses.', []],
  ])('of %j', (sentence, expected) => {
    expect(factsOf(DATA + sentence, FactKind.CONSTRAINT)).toEqual(expected);
  });
});

describe('what is assigned with its parts', () => {
  it('makes the thing that they are of', () => {
    const brief = `${DATA}As a planner, I want to assign an errand to a nurse with a deadline.`;
    expect(factsOf(brief, FactKind.FIELD)).toContain('Errand.deadline date');
    expect(factsOf(brief, FactKind.RELATION)).toContain('Errand-Nurse many_to_one');
  });
});

describe('who has charge of what', () => {
  it.each([
    ['Each nurse is responsible for one or more charts.', ['Chart-Nurse many_to_one'], []],
    ['Nurses are responsible for charts.', [], ['nurse Chart.*']],
    [
      'After a shift the planner writes a summary with a text.',
      ['Summary-Shift many_to_one'],
      ['planner Summary.create'],
    ],
  ])('reads %j', (sentence, relations, permissions) => {
    expect(factsOf(DATA + sentence, FactKind.RELATION)).toEqual(relations);
    expect(factsOf(DATA + sentence, FactKind.PERMISSION)).toEqual(permissions);
  });

  it('lets those who put something somewhere change it, not create it', () => {
    expect(factsOf(`${DATA}Planners put tags in charts.`, FactKind.PERMISSION)).toEqual(['planner Tag.update']);
  });

  it.each(['Porters are people with a badge number.', 'Porters are people who have a badge number.'])(
    'takes people for those who they are: %j',
    (sentence) => {
      expect(factsOf(DATA + sentence, FactKind.FIELD)).toContain('Porter.badgeNumber string');
    },
  );
});
