/** Turns events that are pushed into an async iterable, until the producer ends or fails. */
export async function* eventsOf<Event>(
  produce: (push: (event: Event) => void) => Promise<void>,
): AsyncGenerator<Event> {
  const queue: Event[] = [];
  let wake: () => void = () => undefined;
  let outcome: { readonly error?: unknown } | undefined;
  produce((event) => {
    queue.push(event);
    wake();
  }).then(
    () => {
      outcome = {};
      wake();
    },
    (error: unknown) => {
      outcome = { error };
      wake();
    },
  );
  for (;;) {
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) yield event;
    if (outcome !== undefined) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  if ('error' in outcome) throw outcome.error;
}
