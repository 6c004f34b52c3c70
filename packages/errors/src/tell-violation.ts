import { getOption, type DescField } from '@bufbuild/protobuf';
import type { Violation as BrokenRule } from '@bufbuild/protovalidate';
import { must_be as mustBe } from '@quantumlayer/contracts/errors/v1/wording';

/** Rules whose library texts are for those who wrote them: a regular expression, the number of an enum's value. */
const OWN_WORDS: Readonly<Record<string, (field: DescField | undefined) => string>> = {
  'string.pattern': (field) => `must be ${field === undefined ? '' : getOption(field, mustBe)}`,
  'enum.not_in': nameValues,
  'enum.defined_only': nameValues,
};
const AT_LEAST_ONE = /^must (be|contain) at least 1 (characters|item\(s\))$/;

/** What is wrong with a field, in words for whoever sent it. A pattern is told by what its field says in the contract (`must_be`). */
export function tellViolation({ ruleId, message, field: path }: BrokenRule): string {
  const own = OWN_WORDS[ruleId];
  if (own !== undefined) return own(path.findLast((step) => step.kind === 'field'));
  if (AT_LEAST_ONE.test(message)) return 'must not be empty';
  return message === '' ? ruleId : message;
}

/** Where it is, as JSON calls it: `application.entities[0].defaultLimit`. */
export function placeOf({ field: path }: BrokenRule): string {
  const steps = path.map((step) => {
    if (step.kind === 'field') return `.${step.jsonName}`;
    if (step.kind === 'list_sub') return `[${step.index}]`;
    return step.kind === 'map_sub' ? `["${String(step.key)}"]` : `.${step.name}`;
  });
  return steps.join('').replace(/^\./, '');
}

/** The first value of an enum stands for none. */
function nameValues(field: DescField | undefined): string {
  const [, ...values] = field?.enum?.values ?? [];
  return `must be one of ${values.map(({ name }) => name).join(', ')}`;
}
