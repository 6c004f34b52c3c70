import { AccessLevel, OwnershipMode, type Application, type Entity, type Operation } from '@quantumlayer/ir';
import { booking, forgives, type KnownFault } from './known-fault';

const clinic = (rule: string, name: string, misread: (application: Application) => void): KnownFault => ({
  fixture: 'clinic',
  rule,
  name,
  fault: { misread },
});

/** Whose rows are whose, beyond who created them. */
export const OWNER_FAULTS: readonly KnownFault[] = [
  clinic('Prescription.ownership.rows', 'shows everybody the rows of others', (application) => {
    for (const ownership of ownerships(application, 'Prescription')) ownership.mode = OwnershipMode.PUBLIC_READ;
  }),
  clinic('Prescription.ownership.through.patient.user', 'hides a row from whom it is about', (application) => {
    for (const ownership of ownerships(application, 'Prescription')) ownership.through = [];
  }),
  clinic('Visit.ownership.through.nurse', 'hides a row from whom it names', (application) => {
    for (const ownership of ownerships(application, 'Visit')) ownership.through = [];
  }),
  clinic('Referral.ownership.through.specialist', 'lets only one of two that are named change a row', (application) => {
    for (const ownership of ownerships(application, 'Referral')) ownership.through = ['patient.user'];
  }),
  clinic(
    'Prescription.ownership.through.patient.user',
    'lets whom a row is about change what only some roles may',
    (application) => {
      const update = application.operations.find(({ entity, name }) => entity === 'Prescription' && name === 'update');
      if (update?.access) Object.assign(update.access, { level: AccessLevel.AUTHENTICATED, roles: [] });
    },
  ),
  clinic('Remark.ownership.rows', 'shows everybody the parts of rows that are hidden', (application) => {
    for (const ownership of ownerships(application, 'Remark')) ownership.mode = OwnershipMode.PUBLIC_READ;
  }),
  clinic('Remark.ownership.through.prescription.prescriber', 'hides a part from whose the whole is', (application) => {
    for (const ownership of ownerships(application, 'Remark')) ownership.through = [];
  }),
  clinic('Patient.ownership.through.user', 'shows everybody the records of people', (application) => {
    for (const ownership of ownerships(application, 'Patient')) ownership.bypassRoles.push('patient');
  }),
  clinic('Visit.ownership.assign.nurse', 'leaves a row with whom it named before', (application) => {
    const [effect] = assign(application)?.effects ?? [];
    if (effect?.kind.case === 'assign') effect.kind.value.value = 'self.nurseId';
  }),
  clinic('Visit.action.assign.guard.nurse_is_doctor', 'gives a row to an account of any role', (application) => {
    for (const guard of assign(application)?.guards ?? []) guard.expression = 'true';
  }),
  {
    fixture: 'clinic',
    rule: 'Visit.action.assign.names.nurse',
    name: 'gives a row to an account that is not there',
    fault: forgives('POST', /\/visits\/[^/]+\/assign$/, 'reference', 200),
  },
  booking('Participant.action.move.names.booking', 'lets an action name what the caller does not see', {
    misread: (application) => {
      for (const ownership of ownerships(application, 'Booking')) ownership.mode = OwnershipMode.PUBLIC_READ;
    },
  }),
];

const assign = ({ operations }: Application): Operation | undefined =>
  operations.find(({ entity, name }) => entity === 'Visit' && name === 'assign');

export const ownerships = ({ entities }: Application, entity: string) =>
  entities.flatMap(({ name, ownership }: Entity) => (name === entity && ownership ? [ownership] : []));
