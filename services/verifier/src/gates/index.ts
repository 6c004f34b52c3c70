import type { Gate } from '../domain/gate';
import { contractGate } from './contract/contract-gate';
import { dependenciesGate } from './dependencies/dependencies-gate';
import { readmeGate } from './readme/readme-gate';
import { staticGate } from './static/static-gate';
import { unitGate } from './unit/unit-gate';

/** Every gate, in the order in which they are started. */
export const GATES: readonly Gate[] = [contractGate, unitGate, staticGate, dependenciesGate, readmeGate];
