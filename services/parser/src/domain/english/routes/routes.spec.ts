import { FactKind, SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { accountSentences } from '../../requirements/account-sentences';
import { sentencesOf } from '../../schemas/sentences-of';
import { factsOf } from '../../testing/facts-of';
import { readBrief } from '../read-brief';

const told = (brief: string): string[] =>
  [FactKind.ENTITY, FactKind.RELATION, FactKind.FIELD, FactKind.OPERATION, FactKind.QUERY, FactKind.PERMISSION].flatMap(
    (kind) => factsOf(brief, kind),
  );
const outcomes = (brief: string): string[] =>
  accountSentences(readBrief(sentencesOf(brief), 0)).map(({ outcome }) => SentenceOutcome[outcome]);

describe('routes of a brief', () => {
  it('makes things and relations of collections, and operations of deeds below one of them', () => {
    const brief = [
      'A parcel has a code and a status: waiting, stored, collected.',
      '- GET /lockers - list all lockers',
      '- GET /lockers/:id/parcels - list the parcels of a locker',
      '- POST /parcels/{id}/collect: mark the parcel as collected',
      '- `PATCH /parcels/:id/mark-as-lost`',
    ].join('\n');
    expect(told(brief)).toEqual([
      'Parcel',
      'Locker',
      'Parcel-Locker many_to_one',
      'Parcel.code string',
      'Parcel.status enum(waiting|stored|collected)',
      'Parcel.collect transition(stored>collected)',
      'Parcel.markAsLost flag(lost)',
      'Parcel filter=locker',
    ]);
  });

  it('reads what a route says in words as an instruction', () => {
    expect(told('POST /sailings creates a sailing of a ferry, with a departure time and a price.')).toEqual([
      'Sailing',
      'Ferry',
      'Sailing-Ferry many_to_one',
      'Sailing.departureTime datetime',
      'Sailing.price decimal',
    ]);
    expect(told('Add a POST /visits endpoint that accepts a visit with a date and a note.')).toEqual([
      'Visit',
      'Visit.date date',
      'Visit.note text',
    ]);
    expect(told('1. `POST /plants` – adds a plant (species, height in cm)')).toEqual([
      'Plant',
      'Plant.species string',
      'Plant.height number',
    ]);
  });

  it('takes a bare list behind a route that writes for what is sent', () => {
    expect(told('- POST /mugs – glaze, volume, size (small, large)')).toEqual([
      'Mug',
      'Mug.glaze string',
      'Mug.volume number',
      'Mug.size enum(small|large)',
    ]);
  });

  it('reads tables of routes with who may use them', () => {
    const brief = [
      '| Method | Path | Description | Access |',
      '|---|---|---|---|',
      '| GET | /kayaks | List kayaks | public |',
      '| POST | /kayaks | Add a kayak (name, length) | instructor or admin |',
      '| DELETE | /kayaks/{id} | Remove a kayak | admin only |',
    ].join('\n');
    expect(told(brief)).toEqual([
      'Kayak',
      'Kayak.name string',
      'Kayak.length number',
      'anyone Kayak.read',
      'instructor Kayak.create',
      'admin Kayak.create',
      'admin Kayak.delete',
    ]);
    expect(outcomes(brief)[0]).toBe('NO_CONTENT');
  });

  it('takes "no" in a column about logging in for everybody', () => {
    const brief = '| Endpoint | Method | Auth |\n|---|---|---|\n| /looms | GET | no |\n| /looms | POST | yes |';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['anyone Loom.read', 'authenticated Loom.create']);
  });

  it('reads what stands under a route', () => {
    const brief = [
      '### `GET /hives`',
      'Returns all hives. Query parameters: `site`, `page`.',
      '### `POST /hives`',
      'Creates a hive.',
      'Request body:',
      '- site (string, required)',
      '- colour (string)',
      '### DELETE /hives/:id',
      'Only the owner can do this.',
    ].join('\n');
    expect(told(brief)).toEqual([
      'Hive',
      'Hive.site string',
      'Hive.colour string',
      'Hive filter=site',
      'owner Hive.delete',
    ]);
    expect(factsOf(brief, FactKind.PAGINATION)).toEqual(['page']);
    expect(outcomes(brief)).not.toContain('NOT_UNDERSTOOD');
  });

  it('reads the parameters of lists', () => {
    const brief =
      'A kiln has a name, a volume and a firing date. `GET /kilns?min_volume=20&q=&sort=-firing_date`, also `?date=2024-05-01`.';
    expect(factsOf(brief, FactKind.QUERY)).toEqual([
      'Kiln filter=volume',
      'Kiln search',
      'Kiln sort=-firingDate',
      'Kiln filter=firingDate',
    ]);
  });

  it('knows the routes for logging in and for watching the service', () => {
    const brief = 'Looms have a name.\n- POST /auth/login\n- GET /looms\n- GET /health';
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
    expect(factsOf(brief, FactKind.NON_FUNCTIONAL)).toEqual(['health_check']);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Loom']);
  });

  it('tells the routes of which nothing can be made', () => {
    const brief = 'Looms have a name.\n- GET /looms\n- GET /looms/:id/forecast\n- GET /looms?moon=full';
    expect(outcomes(brief).slice(1)).toEqual(['FACTS', 'NOT_UNDERSTOOD', 'FACTS']);
    expect(accountSentences(readBrief(sentencesOf(brief), 0))[3]?.notUnderstood).toHaveLength(1);
  });

  it('tells who may use a route, and from which state it leads, by the remarks behind it', () => {
    const brief = [
      'A dog has a name, a status (draft, listed, adopted, withdrawn) and listed_at (datetime).',
      '- `GET /dogs` — public',
      '- `POST /dogs` — authenticated',
      '- `POST /dogs/:id/withdraw` — admin only, draft/listed → withdrawn',
      '- `POST /dogs/:id/adopt` — owner only',
      '- `DELETE /dogs/:id` — owner only, only while draft',
    ].join('\n');
    expect(factsOf(brief, FactKind.FIELD)).toHaveLength(3);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([
      'anyone Dog.read',
      'authenticated Dog.create',
      'admin Dog.withdraw',
      'owner Dog.adopt',
      'owner Dog.delete',
    ]);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([
      'Dog.withdraw transition(draft|listed>withdrawn)',
      'Dog.adopt transition(listed>adopted)',
    ]);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Dog.delete guard:self.status == "draft"']);
  });

  it('tells deeds from the moments that record them, and what they add', () => {
    const brief = [
      'An issue has a title, a publish date and a level (int).',
      '- POST /issues/:id/publish - increases the level by 2',
    ].join('\n');
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(['Issue.publish action']);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Issue.publish effect:self.level = self.level + 2']);
  });

  it('give the right to make the record of a deed, not to read what it is done to', () => {
    const brief = [
      'A course has a title. An enrollment has a course and a date.',
      '- POST /courses/:id/enroll (students only)',
    ].join('\n');
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['student Enrollment.create']);
  });

  it('tells who may use a route by people in brackets behind its words', () => {
    const brief = [
      'A berth has a number. A stay has a berth, a day and a status (requested, confirmed, cancelled).',
      '- `GET /berths` - list berths (public)',
      '- `PATCH /berths/{id}` - change a berth (warden or janitor)',
      '- `POST /stays/{id}/confirm` - confirm a stay (warden)',
      '- `POST /stays/{id}/cancel` - cancel a stay (owner)',
    ].join('\n');
    expect(factsOf(brief, FactKind.FIELD)).toHaveLength(3);
    expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual([
      'anyone Berth.read',
      'janitor Berth.update',
      'owner Stay.cancel',
      'warden Berth.update',
      'warden Stay.confirm',
    ]);
  });

  it('reads a body in braces, and whom an arrow behind it points at', () => {
    const brief = [
      'A backend for a ferry line.',
      'POST /ferries {name, decks: int, builtOn} -> captain only',
      'POST /ferries/{id}/repair -> mechanic or captain',
      'DELETE /ferries/{id} → harbour master',
    ].join('\n');
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Ferry.name string', 'Ferry.decks integer', 'Ferry.builtOn date']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([
      'captain Ferry.create',
      'mechanic Ferry.repair',
      'captain Ferry.repair',
      'harbour_master Ferry.delete',
    ]);
  });
});
