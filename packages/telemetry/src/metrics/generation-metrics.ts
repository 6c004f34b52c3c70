import { GenerationOutcome, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640];

/** What comes to its end with an event of this kind. */
const STAGES: Partial<Record<NonNullable<GenerationEvent['event']['case']>, string>> = {
  review: 'parse',
  parsed: 'parse',
  build: 'build',
  verification: 'verify',
  repair: 'repair',
  merged: 'merge',
  written: 'write',
};

interface Course {
  /** Milliseconds at which the last event came. */
  last: number;
  /** Since then, somebody was waited for. */
  inReview: boolean;
  readonly seconds: Map<string, number>;
}

/** Generations by state and outcome, how long their stages take, and how often gates pass; all read off the generations' own events. */
export class GenerationMetrics {
  readonly #courses = new Map<string, Course>();
  readonly #running: Gauge;
  readonly #finished: Counter<'outcome'>;
  readonly #stages: Histogram<'stage'>;
  readonly #gates: Counter<'gate' | 'outcome'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#running = new Gauge({
      name: 'quantumlayer_generations_running',
      help: 'Generations that have started and not ended, as this process sees them.',
      registers,
    });
    this.#finished = new Counter({
      name: 'quantumlayer_generations_total',
      help: 'Generations that ended, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    this.#stages = new Histogram({
      name: 'quantumlayer_stage_duration_seconds',
      help: 'Time that a generation spent in a stage.',
      labelNames: ['stage'],
      buckets: BUCKETS,
      registers,
    });
    this.#gates = new Counter({
      name: 'quantumlayer_gate_verdicts_total',
      help: 'Final verdicts by gate and outcome; passed of all is the pass rate.',
      labelNames: ['gate', 'outcome'],
      registers,
    });
  }

  /** Takes an event into account. Each is to be told once, in the order of its generation. */
  observe({ generationId, event, time }: GenerationEvent): void {
    if (event.case === undefined) return;
    const now = time === undefined ? Date.now() : Number(time.seconds) * 1000 + time.nanos / 1e6;
    if (event.case === 'started') this.#courses.set(generationId, { last: now, inReview: false, seconds: new Map() });
    const course = this.#courses.get(generationId);
    const stage = course?.inReview === true ? 'review' : STAGES[event.case];
    if (course !== undefined) {
      if (stage !== undefined)
        course.seconds.set(stage, (course.seconds.get(stage) ?? 0) + Math.max(0, now - course.last) / 1000);
      course.last = now;
      course.inReview = event.case === 'review';
    }
    if (event.case === 'finished') {
      for (const [name, seconds] of course?.seconds ?? []) this.#stages.observe({ stage: name }, seconds);
      for (const { gate, outcome } of event.value.verdicts)
        this.#gates.inc({ gate, outcome: Outcome[outcome].toLowerCase() });
      this.#finished.inc({ outcome: GenerationOutcome[event.value.outcome].toLowerCase() });
      this.#courses.delete(generationId);
    }
    this.#running.set(this.#courses.size);
  }

  /** A generation that goes on elsewhere, or broke off without a last event. */
  forget(generationId: string): void {
    this.#courses.delete(generationId);
    this.#running.set(this.#courses.size);
  }
}
