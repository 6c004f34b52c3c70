/** Seconds since any fixed moment; for durations. */
export type Clock = () => number;
