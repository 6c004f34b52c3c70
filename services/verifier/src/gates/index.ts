import type { Gate } from '../domain/gate';
import { dependenciesGate } from './dependencies/dependencies-gate';
import { staticGate } from './static/static-gate';
import { unitGate } from './unit/unit-gate';

/** Every gate, in the order in which they are started. */
export const GATES: readonly Gate[] = [unitGate, staticGate, dependenciesGate];
