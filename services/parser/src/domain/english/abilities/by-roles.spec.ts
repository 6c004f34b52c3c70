import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('who records something in the passive', () => {
  it.each([
    ['Each patient is registered by the receptionist with a name and a birth date.', 'receptionist Patient.create'],
    ['Damage reports are filed by employees with a photo and a cost.', 'employee DamageReport.create'],
    ['Incidents are logged by guards with a time and a place.', 'guard Incident.create'],
    ['A treatment plan is drawn up by a therapist and names the diagnosis.', 'therapist TreatmentPlan.create'],
    ['Each booking is made by a secretary and has a date.', 'secretary Booking.create'],
  ])('may create it, and is no part of it: %s', (sentence, right) => {
    expect(factsOf(sentence, FactKind.PERMISSION)).toEqual([right]);
    const [role = ''] = right.split(' ');
    expect(factsOf(sentence, FactKind.FIELD)).not.toContainEqual(expect.stringContaining(`.${role}`));
  });

  it('leaves what is written to its writers', () => {
    const brief = 'Books are written by authors. An author has a name.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Book-Author many_to_one']);
    const artworks = 'Artworks have a title. An artwork is made by one or more artists.';
    expect(factsOf(artworks, FactKind.PERMISSION)).toEqual([]);
  });
});

describe('what is entered together with its parts', () => {
  it.each([
    ['Claims have a number. A clerk approves one or rejects it, stating the reason.', 'Claim.reason text'],
    ['The planner enters the job together with the word count and the rate.', 'Job.wordCount integer'],
    ['Customers submit a claim along with a photo and a description.', 'Claim.description text'],
    ["The porter logs each visit, along with the visitor's name and the date.", 'Visit.date date'],
  ])('has them: %s', (sentence, field) => {
    expect(factsOf(sentence, FactKind.FIELD)).toContain(field);
    expect(factsOf(sentence, FactKind.ENTITY)).toEqual([field.split('.')[0]]);
  });
});
