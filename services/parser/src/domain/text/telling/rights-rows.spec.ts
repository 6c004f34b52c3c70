import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const HEAD = 'Stalls have a name. Fees have an amount and a stall.\n\n';

const rights = (table: string): string[] => factsOf(HEAD + table, FactKind.PERMISSION);

describe('a table of what each role may do', () => {
  it('tells it as a sentence would', () => {
    const table =
      '| Role | May |\n|---|---|\n| Clerk | add and edit stalls, record fees |\n| Auditor | read everything |';
    expect(rights(table)).toEqual(
      expect.arrayContaining(['clerk Stall.create', 'clerk Stall.update', 'clerk Fee.create', 'auditor *.read']),
    );
    expect(rights(table)).not.toContain('auditor *.*');
  });

  it('tells who may do everything', () => {
    const table = '| Who | Can |\n|---|---|\n| Warden | read all stalls, delete fees |\n| Mayor | everything |';
    expect(rights(table)).toEqual(expect.arrayContaining(['warden Stall.read', 'warden Fee.delete', 'mayor *.*']));
    expect(rights(table)).toHaveLength(3);
  });

  it('is another one where things stand above the columns', () => {
    const table = '| Role | Stall | Fee |\n|---|---|---|\n| Clerk | read | create, read |';
    expect(rights(table)).toEqual(['clerk Stall.read', 'clerk Fee.create', 'clerk Fee.read']);
  });

  it('tells what roles do where they are described', () => {
    const table =
      '| Actor | Responsibilities |\n|---|---|\n| Clerk | creates and edits stalls; records fees |\n| Warden | walks the market |';
    expect(rights(table)).toEqual(['clerk Stall.create', 'clerk Stall.update', 'clerk Fee.create']);
    expect(factsOf(HEAD + table, FactKind.ROLE).sort()).toEqual(['clerk', 'warden']);
  });
});
