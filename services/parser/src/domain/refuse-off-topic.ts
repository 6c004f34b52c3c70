import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError } from '@quantumlayer/errors';
import { refusalOfLanguage } from './validate-brief';
import { offTopicObjects, offTopicOpenings, offTopicWords, softwareNouns } from './lexicon/project-lexicon';

/**
 * Refuses what asks for something else than software: a poem, the weather.
 * @throws NOT_A_BRIEF
 */
export function refuseOffTopic(brief: string): void {
  const words = brief.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const spoken = ` ${words.join(' ')} `;
  const software = words.some((word) => softwareNouns.has(word) || softwareNouns.has(word.replace(/s$/, '')));
  if (software) return;
  const opening = offTopicOpenings.some((phrase) => spoken.startsWith(` ${phrase} `)) && !TELLS_OF_DATA.test(brief);
  const asked = ASKED.test(brief);
  const topic = offTopicWords.some((word) => spoken.includes(` ${word} `) || spoken.includes(` ${word}s `));
  const greeting =
    /^ (hello|hi|hey|good (morning|evening|afternoon)|how are you)\b/.test(spoken) &&
    words.length <= 20 &&
    /\b(how are you|how s it going|weekend|nice day|what s up|doing today|your day)\b/.test(spoken);
  if (opening || greeting || asksFor(spoken) || (asked && topic && words.length <= 40)) throw notABrief(brief);
}

/** "Write me a song", "can you sing"; "listeners create playlists" tells what others do. */
const ASKED =
  /(?:^|[.!?:\n]\s*|\b(?:please|you|you to|just|hi|hey|hello|(?:want|like|need|trying|help me) to)[\s,]+)(?:write|compose|tell|give|sing|recite|send|draft|make|create|generate|translate|do|help)\b|\bwhat\b/i;

/** "How many visits there were should be shown. A visit has a date and a place": a question first, then what is kept. */
const TELLS_OF_DATA = /[.!]\s+(an?|each|every|the)?\s*\w+\s+(\w+\s+)?(has|have)\s+(an?|the|one|several)\s/i;

/** "Design a new logo", "please proofread this email": what is asked for stands right behind the verb. */
const REQUEST = new RegExp(
  `^(please |can you |could you |i need |i want |we need )*(write|make|create|design|draw|plan|give me|help me with|proofread|fix|edit|improve|a|an)?( me| us| my| our| this| the| a| an| some)*( [a-z]+){0,3} (${offTopicObjects.join('|')})s?\\b`,
);
const asksFor = (spoken: string): boolean => {
  const words = spoken.trim();
  const found = REQUEST.exec(words)?.[0] ?? '';
  return ASKING.test(words) && found !== '' && !KEEPING.test(found) && !DESCRIBED.test(words.slice(found.length));
};
const ASKING = /^(please|can|could|i|we|write|make|create|design|draw|plan|give|help|proofread|fix|edit|improve)\b/;
/** "Create photos with a title and a date": data, whose parts are told. */
const DESCRIBED = /^ (with|have|has|and|which|each)\b/;
/** "I want to store photos": to be kept, not to be made. */
const KEEPING = /\b(to|with|for|of|and|where|that|keep|store|track|manage)\b/;

/** NOT_A_BRIEF, or the refusal of a language other than English. */
export function notABrief(brief: string): QuantumLayerError {
  const language = refusalOfLanguage(brief);
  if (language) return language;
  const start = brief.trim().slice(0, 60).replace(/\s+/g, ' ');
  return new QuantumLayerError(
    ErrorCode.NOT_A_BRIEF,
    `Nothing in “${start}${brief.trim().length > 60 ? '…' : ''}” describes software that could be built. Say what it shall keep and do, for example "a Python REST API for a library: books with a title and an ISBN, members, and loans".`,
  );
}
