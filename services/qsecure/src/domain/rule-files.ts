import * as v from 'valibot';

const EXAMPLES = v.pipe(v.array(v.string()), v.minLength(1));

/** What every rule says of itself. Its examples are its tests; a "~" in them is left out, so that no scanner takes them for the real thing. */
const ABOUT = {
  id: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z][a-z-]*$/)),
  severity: v.picklist(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']),
  title: v.string(),
  remedy: v.string(),
  weakness: v.optional(v.pipe(v.string(), v.regex(/^(?:CWE-\d+)?$/)), ''),
  found: EXAMPLES,
  clean: EXAMPLES,
};
const PATTERN = { pattern: v.string(), flags: v.optional(v.pipe(v.string(), v.regex(/^[imsu]*$/)), '') };

const SECRET_RULE = v.strictObject({
  ...ABOUT,
  ...PATTERN,
  /** The group of the pattern that holds the secret; the whole match unless given. */
  secret: v.optional(v.number(), 0),
  /** Bits for each character, below which it is a word rather than a secret. */
  leastEntropy: v.optional(v.number(), 0),
});
const CALL_RULE = v.strictObject({
  ...ABOUT,
  ...PATTERN,
  /** Extensions, or whole names of files that have none. */
  files: v.pipe(v.array(v.string()), v.minLength(1)),
});
const BRIEF_RULE = v.union([
  v.strictObject({
    ...ABOUT,
    ...PATTERN,
    /** The text is read as it came, with what normalising would take out. */
    raw: v.optional(v.boolean(), false),
  }),
  v.strictObject({ ...ABOUT, words: v.pipe(v.array(v.string()), v.minLength(1)) }),
]);

export const SECRET_FILE = v.strictObject({
  category: v.literal('SECRET'),
  rules: v.array(SECRET_RULE),
  /** Patterns of values that only stand where a secret would. */
  placeholders: v.array(v.string()),
});
export const CALL_FILE = v.strictObject({ category: v.literal('DANGEROUS_CALL'), rules: v.array(CALL_RULE) });
export const BRIEF_FILE = v.strictObject({
  groups: v.array(v.strictObject({ category: v.picklist(['PROMPT_INJECTION', 'ABUSE']), rules: v.array(BRIEF_RULE) })),
});

export type SecretRuleData = v.InferOutput<typeof SECRET_RULE>;
export type BriefRuleData = v.InferOutput<typeof BRIEF_RULE>;
export type AboutRule = Pick<SecretRuleData, 'id' | 'severity' | 'title' | 'remedy' | 'weakness' | 'found' | 'clean'>;
