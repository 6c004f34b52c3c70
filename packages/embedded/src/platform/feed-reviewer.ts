import { abortReason } from '@quantumlayer/errors';
import type { Decisions, Reviewer } from '@quantumlayer/workflow-worker';
import type { LogPorts } from './event-log';

/** Seconds after which it looks again even if nothing was said to have happened. */
const PATIENCE = 15;

/** Reads from the store what was decided, whenever the feed says that something has happened. */
export class FeedReviewer implements Reviewer {
  constructor(
    private readonly ports: LogPorts,
    private readonly id: string,
    /** Learns when somebody is waited for. */
    private readonly wait: { begins(): void; ends(): void },
  ) {}

  async decisions(): Promise<Decisions> {
    const generation = await this.ports.queue.find(this.id);
    return { answers: generation?.answers ?? [], approved: generation?.approved ?? false };
  }

  async after({ answers }: Decisions, signal: AbortSignal): Promise<Decisions> {
    const watcher = this.ports.feed.watch(this.id);
    this.wait.begins();
    try {
      for (;;) {
        if (signal.aborted) throw abortReason(signal);
        const decided = await this.decisions();
        if (decided.approved || decided.answers.length > answers.length) return decided;
        await watcher.next(PATIENCE, signal);
      }
    } finally {
      this.wait.ends();
      watcher.release();
    }
  }
}
