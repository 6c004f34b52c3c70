import type { Token } from '../../text/token';
import type { Member } from '../things/members';

/** Where something stands in its time, by its dates: it has begun, it is over, or it is between the two. */
type Phase = 'begun' | 'over' | 'running';

/** Words that tell a phase, and how the moment is called that it turns on, if that is not any end. */
const PHASES: Readonly<Record<string, { readonly phase: Phase; readonly moment?: RegExp }>> = {
  expired: { phase: 'over', moment: /^(expir|until$)/ },
  lapsed: { phase: 'over', moment: /^(expir|until$)/ },
  overdue: { phase: 'over', moment: /^(due|deadline)$/ },
  over: { phase: 'over' },
  ended: { phase: 'over' },
  finished: { phase: 'over' },
  past: { phase: 'over' },
  passed: { phase: 'over' },
  started: { phase: 'begun' },
  begun: { phase: 'begun' },
  departed: { phase: 'begun' },
  running: { phase: 'running' },
  ongoing: { phase: 'running' },
  active: { phase: 'running' },
  live: { phase: 'running' },
};

const ENDS = /^(ends?|ending|until|till|closing|closes|finish|expir\w*|deadline)$/;
const STARTS = /^(starts?|starting|begins?|beginning|from|opening|opens|departure|departs)$/;

/** "while the campaign is running", "once the event has started", "expired vouchers": what must hold of now and the dates of the row. */
export function phaseCondition(
  words: readonly Token[],
  members: readonly Member[],
  holds: boolean,
  path: string,
): string | undefined {
  const told = words.map(({ lower }) => PHASES[lower]).find((found) => found !== undefined);
  if (!told) return undefined;
  const { phase, moment } = told;
  const moments = members.filter(({ type }) => type === 'date' || type === 'datetime');
  const [start, end] = [only(moments, STARTS), only(moments, moment ?? ENDS)];
  const at = (member: Member, sign: string): string =>
    `${member.type === 'date' ? 'today()' : 'now()'} ${sign} ${path}.${member.name}`;
  if (phase === 'running') {
    if (!start || !end) return undefined;
    return holds ? `${at(start, '>=')} and ${at(end, '<=')}` : `${at(start, '<')} or ${at(end, '>')}`;
  }
  // What has one date is over when that has passed.
  const turn = (phase === 'begun' ? start : end) ?? (moment || moments.length !== 1 ? undefined : moments[0]);
  if (!turn) return undefined;
  return phase === 'begun' ? at(turn, holds ? '>=' : '<') : at(turn, holds ? '>' : '<=');
}

/** The one moment that is called so. */
function only(moments: readonly Member[], name: RegExp): Member | undefined {
  const [one, another] = moments.filter(({ words }) => words.some((word) => name.test(word)));
  return another ? undefined : one;
}
