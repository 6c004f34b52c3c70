import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const CLAIMS = 'Claims have a number. Doctors can reject a claim. ';

describe('what is noted of a deed', () => {
  it.each([
    'Rejecting a claim requires a reason.',
    'Rejections require a reason.',
    'A rejection needs a reason.',
    'When a claim is rejected, the reason is noted.',
    'When a doctor rejects a claim, he must state a reason.',
    'When a doctor rejects, the reason is recorded.',
    'Doctors can reject a claim, which requires a reason.',
    'Doctors can reject one, and they have to say why.',
    'Doctors can reject a claim and must state the reason.',
    'On rejection the reason is recorded.',
    'Upon rejection of the claim, we note the reason.',
    'Doctors can reject claims; a rejection needs a reason.',
    'Doctors can reject claims, and each rejection requires a reason.',
  ])('is what is told with it: %s', (sentence) => {
    expect(factsOf(CLAIMS + sentence, FactKind.FIELD)).toEqual(['Claim.number string', 'Claim.reason text']);
    expect(factsOf(CLAIMS + sentence, FactKind.RULE)).toEqual(['Claim.reject effect:self.reason = input.reason']);
  });

  it.each([
    ['When a claim is rejected, the time is recorded.', ['Claim.reject effect:self.rejectedAt = now()']],
    [
      'Rejecting a claim notes when it was rejected and by whom.',
      ['Claim.reject effect:self.rejectedAt = now()', 'Claim.reject effect:self.rejectedBy = caller.id'],
    ],
    ['Rejecting a claim sets the rejection date.', ['Claim.reject effect:self.rejectionDate = today()']],
  ])('is when it was done, and who did it: %s', (sentence, expected) => {
    expect(factsOf(CLAIMS + sentence, FactKind.RULE)).toEqual(expected);
  });

  it.each([
    'Claims have a number. When a claim is rejected, the doctor has to give a reason.',
    'Claims have a number. If a claim is rejected, the doctor must say why.',
  ])('is the right of whoever has to say it: %s', (brief) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Claim.reject effect:self.reason = input.reason']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['doctor Claim.reject']);
  });

  it('may be told with what somebody marks', () => {
    const brief = 'Bridges have a length. Surveyors can mark a bridge as unsafe, giving a reason.';
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(['Bridge.markUnsafe flag(unsafe)']);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Bridge.markUnsafe effect:self.reason = input.reason']);
  });

  it('must be there before where it is told with the row', () => {
    const brief = 'Claims have a number and a summary. Doctors can close a claim. Closing a claim requires a summary.';
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Claim.close guard:self.summary != null']);
  });

  it.each([
    `${CLAIMS}Rejecting a claim requires the doctor role.`,
    `${CLAIMS}Rejecting a claim requires an account.`,
    'Parcels have a number. When a parcel arrives we note the sender and the weight.',
    'Books have a title. Members borrow books. When a member borrows a book, the date is noted.',
  ])('is none of what makes a row or says who may do it: %s', (brief) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });

  it('tells what stands behind it and led to nothing', () => {
    const { requirements } = parse(
      create(ParseRequestSchema, {
        brief: `${CLAIMS}When a doctor rejects a claim, the reason is noted and the claim glows.`,
      }),
    );
    expect(requirements?.sentences.at(-1)?.notUnderstood).not.toEqual([]);
  });

  it('is asked for in the body of the action', () => {
    const { application } = parse(
      create(ParseRequestSchema, { brief: `${CLAIMS}Rejecting a claim requires a reason.` }),
    );
    const reject = application?.operations.find(({ name }) => name === 'reject');
    expect(reject?.input).toEqual([expect.objectContaining({ name: 'reason', required: true })]);
    expect(application?.entities[0]?.fields.find(({ name }) => name === 'reason')?.readOnly).toBe(true);
  });

  it('is no matter of a thing of its own', () => {
    const brief =
      'Claims have a number. Doctors can reject a claim. Rejections have a date. Rejections need a comment.';
    expect(factsOf(brief, FactKind.FIELD)).toContain('Rejection.comment text');
  });
});

it.each([
  ['Kites have a name. On return the mileage is recorded.', 'Kite.mileage integer'],
  [
    'Kites have a name. On return, the condition of the kite (fine, torn, lost) shall be recorded.',
    'Kite.condition enum(fine|torn|lost)',
  ],
  [
    'Kites have a name. When a kite is returned, its condition (fine, torn) is noted.',
    'Kite.condition enum(fine|torn)',
  ],
])('what is noted at a deed comes with it: %s', (brief, field) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Kite.name string', field]);
  const [name = ''] = field.replace('Kite.', '').split(' ');
  expect(factsOf(brief, FactKind.RULE)).toEqual([`Kite.return effect:self.${name} = input.${name}`]);
});
