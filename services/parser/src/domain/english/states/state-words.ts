/** Marks between one state and the next. */
export const ARROWS = ['->', '→', '=>', '-->', '>', '⇒', '➔', '➜'];
/** Words that order states. */
export const IN_TURN = [
  'then',
  'finally',
  'subsequently',
  'later',
  'afterwards',
  'next',
  'eventually',
  'thereafter',
  'lastly',
  'through',
  'to',
  'into',
  'whereupon',
  'before',
  'until',
  'via',
];
/** Words between states that say nothing of them. */
export const FILLERS = [
  'a',
  'an',
  'the',
  'it',
  'they',
  'is',
  'are',
  'be',
  'gets',
  'get',
  'got',
  "'s",
  "'re",
  'becomes',
  'become',
  'being',
  'as',
  'either',
  'goes',
  'go',
  'moves',
  'move',
  'can',
  'will',
  'maybe',
  'also',
  'again',
  'initially',
  'first',
  'from',
  'marked',
  'state',
  'status',
  'that',
  'when',
  'out',
  'off',
  'possibly',
  'sometimes',
  'once',
  'simply',
  'there',
];
/** With which a state may begin: "in progress". */
export const PREPOSITIONS = ['in', 'on', 'under', 'awaiting', 'out', 'beyond', 'at', 'up', 'off'];
/** With which a participle may end: "checked in". */
export const PARTICLES = ['in', 'out', 'up', 'off', 'back', 'down', 'home', 'away', 'over'];

/** What is said of fields, or of the software, in the same words. */
export const NOT_STATES = new Set(
  [
    'required optional mandatory compulsory unique positive negative numeric searchable sortable filterable readable',
    'indexed sorted filtered paginated stored saved kept tracked logged audited secured protected documented tested',
    'updated deleted edited removed listed searched viewed managed based called named linked related associated linked',
    'changed modified altered amended corrected renamed replaced created added entered recorded viewed seen found',
    'identified described defined displayed shown used needed allowed able responsible important usual long short',
    'different same equal greater less more empty available_in grouped ordered divided split composed limited',
    'calculated computed derived determined increased decreased reduced deducted',
  ].flatMap((line) => line.split(' ')),
);
NOT_STATES.delete('ordered');
