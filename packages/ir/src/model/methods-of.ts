import { OperationKind } from '../contract';

const METHODS: Readonly<Record<OperationKind, readonly string[]>> = {
  [OperationKind.UNSPECIFIED]: [],
  [OperationKind.CREATE]: ['POST'],
  [OperationKind.LIST]: ['GET'],
  [OperationKind.READ]: ['GET'],
  [OperationKind.UPDATE]: ['PATCH', 'PUT'],
  [OperationKind.DELETE]: ['DELETE'],
  [OperationKind.ACTION]: ['POST'],
  [OperationKind.REDIRECT]: ['GET'],
};

/** The HTTP methods under which the API offers an operation (docs/generated-api.md). */
export const methodsOf = (kind: OperationKind): readonly string[] => METHODS[kind];
