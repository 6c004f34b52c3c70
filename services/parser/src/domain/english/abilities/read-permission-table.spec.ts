import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const BRIEF = 'REST API. A vaccine has a name and a price. A visit has a date and a note.\n\n';
const permissions = (table: string): string[] => factsOf(BRIEF + table, FactKind.PERMISSION).sort();

describe('readPermissionRow', () => {
  it('reads roles down the side, under an empty corner', () => {
    const table = '| | Vaccine | Visit |\n|---|---|---|\n| nurse | read | C R |\n| HR | - | everything |';
    expect(permissions(table)).toEqual(['hr Visit.*', 'nurse Vaccine.read', 'nurse Visit.create', 'nurse Visit.read']);
  });

  it('reads the columns of what is known beside one that is not', () => {
    const table =
      '| Role | Vaccine | Visit | Depot |\n|---|---|---|---|\n| nurse | read | create | read |\n| boss | all | all | all |';
    expect(permissions(table)).toEqual(['boss Vaccine.*', 'boss Visit.*', 'nurse Vaccine.read', 'nurse Visit.create']);
  });

  it('reads roles over the columns', () => {
    const table =
      '| Action | Nurse | Front desk |\n|---|---|---|\n| create visits | yes | no |\n| delete visits | - | ✓ |';
    expect(permissions(table)).toEqual(['front_desk Visit.delete', 'nurse Visit.create']);
  });
});

describe("readPermissionRow, of what is one's own", () => {
  it('takes it for the words beside it only', () => {
    const table = '| | Member | Steward |\n|---|---|---|\n| Visit | C, R own | CRUD |';
    expect(permissions(table)).toEqual(['member Visit.create', 'owner Visit.read', 'steward Visit.*']);
  });
});

describe('readRow', () => {
  it('reads a table of things and their fields', () => {
    const table =
      'REST API.\n\n| thing | attribute | notes |\n|---|---|---|\n| pipette | serial no | unique |\n| reading | pipette | |\n| reading | done on | date |';
    expect(factsOf(table, FactKind.FIELD)).toEqual(['Pipette.serialNo string', 'Reading.doneOn date']);
    expect(factsOf(table, FactKind.CONSTRAINT)).toContain('Pipette.serialNo unique');
    expect(factsOf(table, FactKind.RELATION)).toEqual(['Reading-Pipette many_to_one']);
  });
});
