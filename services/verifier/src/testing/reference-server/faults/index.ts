import { CHANGES_FAULTS } from './change-faults';
import { CREATION_FAULTS } from './creation-faults';
import { GROUP_FAULTS } from './group-faults';
import { OWNER_FAULTS } from './owner-faults';
import { PROTOCOL_FAULTS } from './protocol-faults';
import { RULES_FAULTS } from './rule-faults';
import type { KnownFault } from './known-fault';

/** What the judge must find; each turns its check red. */
export const FAULTS: readonly KnownFault[] = [
  ...CREATION_FAULTS,
  ...CHANGES_FAULTS,
  ...RULES_FAULTS,
  ...GROUP_FAULTS,
  ...OWNER_FAULTS,
  ...PROTOCOL_FAULTS,
];
