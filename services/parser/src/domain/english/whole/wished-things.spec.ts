import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const PETS = 'An API. A pet has a name. ';

describe('a thing that is called like a wish', () => {
  it.each([
    ['A health check has a date, a result and a vet. Vets can create health checks.', 'HealthCheck'],
    ['Each backup belongs to a pet and has a size. Admins can delete backups.', 'Backup'],
    ['Health check: of a pet, on a date, result = healthy | sick, remarks', 'HealthCheck'],
    ['A webhook has a url and a secret.', 'Webhook'],
  ])('is kept where the brief tells its parts: %s', (said, entity) => {
    expect(factsOf(PETS + said, FactKind.ENTITY)).toContain(entity);
    expect(factsOf(PETS + said, FactKind.NON_FUNCTIONAL)).toEqual([]);
  });

  it.each([
    ['Health check: /healthz.', ['health_check']],
    ['Health check has to return 200.', ['health_check']],
    ['Backup: daily at 2 am.', ['backup']],
    ['The service has a health check, metrics and a backup.', ['health_check', 'metrics', 'backup']],
  ])('is wished for otherwise: %s', (said, expected) => {
    expect(factsOf(PETS + said, FactKind.NON_FUNCTIONAL).map((fact) => fact.trim())).toEqual(expected);
  });
});
