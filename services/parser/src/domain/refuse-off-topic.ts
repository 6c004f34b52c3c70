import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError } from '@quantumlayer/errors';
import { refusalOfLanguage } from './validate-brief';
import { offTopicOpenings, offTopicWords, softwareNouns } from './lexicon/project-lexicon';

/**
 * Refuses what asks for something else than software: a poem, the weather.
 * @throws NOT_A_BRIEF
 */
export function refuseOffTopic(brief: string): void {
  const words = brief.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const spoken = ` ${words.join(' ')} `;
  const software = words.some((word) => softwareNouns.has(word) || softwareNouns.has(word.replace(/s$/, '')));
  if (software) return;
  const opening = offTopicOpenings.some((phrase) => spoken.startsWith(` ${phrase} `));
  const asked = /\b(write|compose|tell|give|sing|recite|send|draft|make|create|generate|what|translate|do|help)\b/.test(
    spoken,
  );
  const topic = offTopicWords.some((word) => spoken.includes(` ${word} `) || spoken.includes(` ${word}s `));
  const greeting =
    /^ (hello|hi|hey|good (morning|evening|afternoon)|how are you)\b/.test(spoken) &&
    words.length <= 20 &&
    /\b(how are you|how s it going|weekend|nice day|what s up|doing today|your day)\b/.test(spoken);
  if (opening || greeting || (asked && topic && words.length <= 40)) throw notABrief(brief);
}

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
