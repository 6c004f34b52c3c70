import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('samples', () => {
  it('behind a type are not all values', () => {
    expect(
      factsOf('Kiln:\n- name\n- cone: text like "06" or "10"\n- mark: string like A1 or B2', FactKind.FIELD),
    ).toEqual(['Kiln.name string', 'Kiln.cone string', 'Kiln.mark string']);
  });

  it.each([
    ['A batch has a batch number like 2026-014 and a style.', 'Batch.batchNumber string'],
    ['Every parcel has a tracking code (e.g. 12-34) and a weight.', 'Parcel.trackingCode string'],
  ])('of several figures bound nothing: %s', (brief, field) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(field);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
  });

  it.each([
    ['A cabin has a name and a list of amenities such as sauna or stove.', 'Cabin.amenities string_list'],
    ['A walk has a title and a list of remarks.', 'Walk.remarks string_list'],
    ['A walk has a surface, either gravel or sand.', 'Walk.surface enum(gravel|sand)'],
  ])('of what each has several of are not all that there may be: %s', (brief, field) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(field);
  });
});
