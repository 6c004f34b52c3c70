export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A step of a path: the name of something, and whether the key of one of them stands behind it. */
export interface Step {
  readonly name: string;
  readonly ofOne: boolean;
}

/** "GET /trips/:id/stops?open=true" as a brief writes it. */
export interface Route {
  readonly methods: readonly Method[];
  readonly steps: readonly Step[];
  /** Names and sample values behind the question mark. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** UTF-16 offsets in the source. */
  readonly start: number;
  readonly end: number;
}
