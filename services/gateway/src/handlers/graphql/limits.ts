import { depthLimit } from '@graphile/depth-limit';
import { GraphQLError, isListType, isNonNullType, type GraphQLOutputType, type ValidationRule } from 'graphql';
import { createComplexityRule, type ComplexityEstimator } from 'graphql-query-complexity';

/** Words and signs of a document; more would take long to check. What is long belongs into variables. */
export const MOST_TOKENS = 2000;
const DEEPEST = 15;
const MOST_COST = 20_000;

/** A field of the root is a call of its own. */
const CALL_COST = 20;
/** How many items a list is taken to have. */
const LIST_LENGTH = 10;
const USUAL_PAGE = 50;

const cost: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type.name);
  if (!isRoot) return 1 + childComplexity * (isList(field.type) ? LIST_LENGTH : 1);
  const isPaged = field.args.some(({ name }) => name === 'pageSize');
  const size = Number(args['pageSize'] ?? 0) || USUAL_PAGE;
  return CALL_COST + childComplexity * (isPaged ? size / LIST_LENGTH : 1);
};

/** Refuses operations that would nest too deep or read too much, before anything is read. */
export function limitRules(variables: Readonly<Record<string, unknown>> | undefined | null): ValidationRule[] {
  return [
    depthLimit({ maxDepth: DEEPEST, maxListDepth: DEEPEST, maxIntrospectionDepth: DEEPEST }),
    createComplexityRule({
      maximumComplexity: MOST_COST,
      estimators: [cost],
      variables: { ...variables },
      createError: (most, actual) =>
        new GraphQLError(
          `This operation costs ${actual}; at most ${most} is answered. Ask for fewer items or fields.`,
          {
            extensions: { code: 'resource_exhausted', cost: actual, most },
          },
        ),
    }),
  ];
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}
