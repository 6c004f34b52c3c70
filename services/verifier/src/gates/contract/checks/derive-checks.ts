import { requireModel, type Model } from '@quantumlayer/ir';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { accessChecks } from './access-checks';
import { actionChecks } from './action-checks';
import { authenticationChecks } from './authentication-checks';
import type { Check } from './check';
import { createChecks } from './create-checks';
import { deleteChecks } from './delete-checks';
import { httpChecks, operabilityChecks } from './http-checks';
import { listChecks } from './list-checks';
import { nestedChecks } from './nested-checks';
import { readChecks } from './read-checks';
import { redirectChecks } from './redirect-checks';
import { ruleChecks } from './rule-checks';
import { uniqueChecks } from './unique-checks';
import { updateChecks } from './update-checks';

/** Everything that an application's IR demands of a server, before any code exists. */
export function deriveChecks(application: Application): Check[] {
  return checksOf(requireModel(application));
}

export function checksOf(model: Model): Check[] {
  return [
    ...operabilityChecks(),
    // Lists first: they compare whole tables, which later checks fill.
    ...model.creationOrder.flatMap((entity) => listChecks(model, entity)),
    ...model.creationOrder.flatMap((entity) => [
      ...createChecks(entity),
      ...uniqueChecks(entity),
      ...readChecks(entity),
      ...updateChecks(entity),
      ...nestedChecks(entity),
      ...ruleChecks(entity),
      ...actionChecks(entity),
      ...accessChecks(model, entity),
      ...deleteChecks(entity),
    ]),
    ...redirectChecks(model),
    ...authenticationChecks(model),
    ...httpChecks(model),
  ];
}
