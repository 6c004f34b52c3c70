import type { Gate } from '../../domain/gate';
import { runChecks } from '../run-checks';

/** Every import resolves to a package that is locked and exists; licences are allowed. */
export const dependenciesGate: Gate = {
  name: 'dependencies',
  version: '1',
  run: (context) => runChecks(context.toolchain.dependencyChecks, context),
};
