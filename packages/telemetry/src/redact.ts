const MASK = '[redacted]';

/** Fields whose text is never shown, at any depth of a JSON line. */
const SECRET_FIELD =
  /"([^"\\]*(?:password|passwd|secret|authorization|cookie|api[-_]?key|access[-_]?key|private[-_]?key|token)[^"\\]*)":"(?:[^"\\]|\\.)*"/gi;

/** Secrets that show by their own form, wherever they stand. */
const SECRET_FORMS: readonly (readonly [RegExp, string])[] = [
  [/qlk_[0-9a-f]{32}_[\w-]{43}/g, `qlk_${MASK}`],
  [/\b(Bearer|Basic) +[\w.~+/=-]{8,}/gi, `$1 ${MASK}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@"\\]*):[^\s/@"\\]+@/gi, `$1:${MASK}@`],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g, MASK],
  [/\b(?:sk|pk|rk)[-_][\w-]{16,}/g, MASK],
  [/\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16})/g, MASK],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?="))/g, MASK],
];

/** A line of JSON without the secrets in it. It stays JSON. */
export function redact(line: string): string {
  const named = line.replace(SECRET_FIELD, (_, name: string) => `"${name}":"${MASK}"`);
  return SECRET_FORMS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), named);
}
