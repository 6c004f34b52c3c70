import lexicon from '../../../data/lexicons/verbs.json';
import { isEnglishWord } from '../text/tags/tagger';
import { crudVerb, grammar } from './grammar-lexicon';
import { statesForVerb } from './state-lexicon';

const irregular: Readonly<Record<string, string>> = lexicon.irregular;
const baseOfIrregular = new Map(Object.entries(irregular).map(([base, participle]) => [participle, base]));
const doubling = new Set(lexicon.doubling);
const actions = new Set(lexicon.actions);

/** Whether the base form names something that people do with records, however else the word may be used. */
export const isActionVerb = (base: string): boolean =>
  actions.has(base) || (crudVerb(base) ?? '') !== '' || grammar.manageVerbs.has(base) || statesForVerb.has(base);

export function pastParticiple(verb: string): string {
  const known = irregular[verb];
  if (known !== undefined) return known;
  if (doubling.has(verb)) return `${verb}${verb.slice(-1)}ed`;
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

/** "screen" -> screening, "hire" -> hiring, "plan" -> planning, "fillUp" -> fillingUp. */
export function gerund(deed: string): string {
  const verb = /^[a-z]*/.exec(deed)?.[0] ?? deed;
  const particle = deed.slice(verb.length);
  if (doubling.has(verb)) return `${verb}${verb.slice(-1)}ing${particle}`;
  return `${/[^eoy]e$/.test(verb) ? verb.slice(0, -1) : verb}ing${particle}`;
}

/** "lend" -> lends, "publish" -> publishes, "deny" -> denies. */
export function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** "edited" -> edit, "cancelled" -> cancel, "creating" -> create; undefined when it is the form of no verb known here. */
export function baseOf(form: string): string | undefined {
  const known = baseOfIrregular.get(form);
  if (known !== undefined) return known;
  const stem = /^(.*?)(?:ed|ing)$/.exec(form)?.[1];
  if (stem === undefined || stem.length < 2) return undefined;
  const candidates = [stem, `${stem}e`];
  if (stem.endsWith('i')) candidates.push(`${stem.slice(0, -1)}y`);
  if (/([a-z])\1$/.test(stem)) candidates.push(stem.slice(0, -1));
  return candidates.find((candidate) => isActionVerb(candidate));
}

/** The same for any verb of English: "waived" -> waive, "decommissioned" -> decommission. */
export function baseOfParticiple(form: string): string | undefined {
  const known = baseOf(form);
  const stem = /^(.{2,})ed$/.exec(form)?.[1];
  if (known !== undefined || stem === undefined) return known;
  const undoubled = /([^aeiou])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  const candidates = /[aeiou][^aeiouwxy]$/.test(stem) ? [`${stem}e`, stem] : [stem, ...undoubled, `${stem}e`];
  if (stem.endsWith('i')) candidates.unshift(`${stem.slice(0, -1)}y`);
  // "unscheduled" -> unschedule, of which no dictionary knows.
  const undone = form.startsWith('un') && form.length > 6 ? baseOfParticiple(form.slice(2)) : undefined;
  return candidates.find((candidate) => isEnglishWord(candidate)) ?? (undone === undefined ? undefined : `un${undone}`);
}

/** "unsent" -> sent, "unpaid" -> paid: what has not been done yet, by the word for what has. */
export function doneOfUndone(word: string): string | undefined {
  const done = /^un(.{2,}(?:ed|en|wn|nt|id|lt|ld|st|ade))$/.exec(word)?.[1];
  return done !== undefined && baseOfParticiple(done) !== undefined ? done : undefined;
}

/** "deleting" -> delete, for any verb of English. */
export function baseOfGerund(word: string): string | undefined {
  if (!word.endsWith('ing') || word.length < 6) return undefined;
  return baseOf(word) ?? baseOfParticiple(word.replace(/ing$/, 'ed'));
}

/** "approves" -> approve, "carries" -> carry; undefined when it is the form of no verb known here. */
export function baseOfThirdPerson(form: string): string | undefined {
  const candidates = [form.replace(/s$/, ''), form.replace(/es$/, ''), form.replace(/ies$/, 'y')];
  return form.endsWith('s') ? candidates.find((candidate) => candidate !== form && isActionVerb(candidate)) : undefined;
}

const vague = new Set(lexicon.vague);

/** Whether the verb says nothing that a program could do, "see", "belong": it makes no operation. */
export const isVagueVerb = (base: string): boolean => vague.has(base);

const feelings = new Set(lexicon.feelings);
const mishaps = new Set(lexicon.mishaps);

/** What somebody thinks of things, "hate": a deed only where he is told to be able to, "readers can like posts". */
export const isFeeling = (base: string): boolean => feelings.has(base);

/** "break", "lose": what befalls a thing. */
export const isMishap = (base: string): boolean => mishaps.has(base);

const endings = new Set(lexicon.endings);

/** Whether it ends what was recorded of a deed before: a loan of what is returned, the ticket of who leaves. */
export const endsDeed = (verb: string): boolean => endings.has(verb);
