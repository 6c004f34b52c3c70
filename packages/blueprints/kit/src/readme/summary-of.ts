import { OperationKind, withArticle, words, type OperationModel } from '@quantumlayer/ir';

/** What a route does, "Creates a loom.": in the words of the IR where it has some. The verb tells PUT from PATCH. */
export function summaryOf(operation: OperationModel, verb?: string): string {
  const told = operation.definition.description || usualSummary(operation);
  return verb === 'PUT' ? told.replace(/^Changes /, 'Replaces ') : told;
}

function usualSummary({ kind, name, entity }: OperationModel): string {
  const one = withArticle(words(entity.name).join(' '));
  switch (kind) {
    case OperationKind.CREATE:
      return `Creates ${one}.`;
    case OperationKind.LIST:
      return `Lists ${words(entity.plural).join(' ')}.`;
    case OperationKind.READ:
      return `Reads ${one}.`;
    case OperationKind.UPDATE:
      return `Changes ${one}.`;
    case OperationKind.DELETE:
      return `Deletes ${one}.`;
    case OperationKind.REDIRECT:
      return `Leads to where ${one} points.`;
    default:
      return `Carries out "${words(name).join(' ')}" on ${one}.`;
  }
}
