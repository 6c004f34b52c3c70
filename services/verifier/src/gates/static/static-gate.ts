import type { Gate } from '../../domain/gate';
import { runChecks } from '../run-checks';

/** Format, lint, types and build, as the language's own tools judge them. */
export const staticGate: Gate = {
  name: 'static',
  version: '1',
  run: (context) => runChecks(context.toolchain.staticChecks, context),
};
