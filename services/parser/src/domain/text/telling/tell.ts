import { mendContractions } from '../tags/mend-contractions';
import type { Sentence, Token } from '../token';
import { tellAble, tellUnwanted } from './able-adjectives';
import { tellCall } from './asked-calls';
import { tellDuties } from './duty-lines';
import { tellWhenever } from './each-time';
import { tellEachWith } from './each-with';
import { tellPossible } from './possible-deeds';
import { tellField } from './field-meant';
import { tellWhere } from './in-which';
import { tellLet } from './let-each';
import { tellOnly } from './nothing-but';
import { tellWhether } from './some-have';
import { tellOneOf } from './one-of';
import { tellAssignee } from './told-assignees';
import { tellDoers } from './told-doers';
import { tellGaps } from './told-gaps';
import { tellInOrder } from './told-in-order';
import { tellMarks, tellStatus } from './told-marks';
import { tellParticles } from './told-particles';
import { tellParts } from './told-parts';
import { tellPlainly } from './told-plainly';
import { tellPrevented } from './told-prevented';
import { tellAnswered, tellQuestion } from './told-questions';
import { tellRight } from './told-rights';
import { tellSamples } from './told-samples';
import { tellScenario } from './told-scenarios';
import { tellShapes } from './told-shapes';
import { tellStrangers } from './told-strangers';
import { tellTheirs } from './told-theirs';

type Tell = (tokens: readonly Token[]) => readonly Token[];

const inTurn =
  (steps: readonly Tell[]): Tell =>
  (heard) =>
    steps.reduce((tokens, tell) => tell(tokens), heard);

/** The same in the words in which it is said most often. */
export const plainly = inTurn([
  mendContractions,
  tellPlainly,
  tellShapes,
  tellParticles,
  tellMarks,
  tellStatus,
  tellOnly,
  tellAble,
  tellPossible,
  tellPrevented,
  tellUnwanted,
  tellWhere,
  tellWhenever,
  tellWhether,
  tellField,
  tellOneOf,
  tellStrangers,
  tellTheirs,
  tellAssignee,
  tellSamples,
  tellEachWith,
]);

const inUsualOrder = inTurn([tellGaps, tellDoers, tellParts, tellInOrder, tellRight]);

/** What prose and points say, in the usual order: who does what first. */
export const orderly = (tokens: readonly Token[], parent: Sentence | undefined): readonly Token[] =>
  tellDuties(inUsualOrder(tokens), parent);

/** Wishes, questions with their answers, scenarios and calls that are asked for, as statements. */
export const stated = inTurn([tellLet, tellAnswered, tellQuestion, tellScenario, tellCall]);
