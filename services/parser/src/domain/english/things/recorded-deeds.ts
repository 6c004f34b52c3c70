import lexicon from '../../../../data/lexicons/verbs.json';

const records: Readonly<Record<string, readonly string[]>> = lexicon.records;
const occasions: Readonly<Record<string, readonly string[]>> = lexicon.occasions;

/** What is recorded of a deed whose object is what it is about rather than what it makes: bookings of what is booked. */
export const recordsOf = (verb: string): readonly string[] => records[verb.replace(/Out$/, '')] ?? [];

/** The same, and what is kept of deeds only where something is told of them: of an inspection its date. */
export const recordsTold = (verb: string): readonly string[] => occasions[verb] ?? recordsOf(verb);

const AUTHORED = new Set(
  'post write place publish submit leave upload host organise organize offer raise propose'.split(' '),
);

/** Verbs whose object is the doer's own work: reviews that are written, jobs that are posted. */
export const isAuthored = (verb: string): boolean => AUTHORED.has(verb);
