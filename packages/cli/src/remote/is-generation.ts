/** A UUID, which nobody calls a folder. */
const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a word names a generation on a server, where a folder could stand as well. */
export const isGeneration = (word: string): boolean => IDENTIFIER.test(word);
