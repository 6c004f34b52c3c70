import { clone } from '@bufbuild/protobuf';
import { KeyChanged, MigrationsMissing, type Blueprint } from '@quantumlayer/blueprint-kit';
import type { Release } from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { ApplicationSchema, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { QuantumLayerError } from '@quantumlayer/errors';
import { resolve } from '@quantumlayer/ir';

/**
 * What the blueprint makes of an application, on top of what was made of it last time.
 * @throws INVALID_INPUT for a release without its migrations, UNSUPPORTED for a key that changes and for what cannot be read any more
 */
export function planFiles(blueprint: Blueprint, application: Application, last: Release | undefined) {
  const release = last && withStoredParts(last);
  try {
    const migration = release && blueprint.migration(application, release);
    return { files: blueprint.plan(application, release), migration };
  } catch (cause) {
    if (cause instanceof MigrationsMissing) {
      const message = `${cause.message}, and nothing else could make the tables that they made. Send the files that it was generated with as the release's migrations, or send no release.`;
      throw new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { cause });
    }
    if (!(cause instanceof KeyChanged)) throw cause;
    const message = `${cause.message}, and rows that a database holds cannot follow. Keep the key as it was, or generate into another folder.`;
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, message, { cause });
  }
}

/**
 * The release with what its IR keeps in a database, and nothing else: a rule that is refused today must not stand in the way of a
 * project that was made when it was not.
 */
function withStoredParts(release: Release): Release {
  if (release.application === undefined) return release;
  const application = clone(ApplicationSchema, release.application);
  application.operations = [];
  for (const entity of application.entities) {
    entity.invariants = [];
    entity.fields = entity.fields.filter(({ computed }) => computed === '');
  }
  try {
    resolve(application);
  } catch (cause) {
    const message =
      'What the project was made from last time cannot be read any more, and so nothing can be said of its databases. Generate into another folder.';
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, message, { cause });
  }
  return { ...release, application };
}
