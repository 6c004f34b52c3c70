import { tellsOfBefore } from '../../text/told-before';
import type { SentenceReading } from '../reading';

/** Leaves out what was possible before there was the software; nothing of it is understood, so all of it is told. */
export function readBackground(at: SentenceReading): void {
  const { tokens, kind } = at.sentence;
  if ((kind === 'prose' || kind === 'bullet') && tellsOfBefore(tokens)) at.leftOut = true;
}
