import type { ArchetypeData } from '../../archetypes/archetype';

/** The usual model that the brief builds on, as the brief changes it. */
export interface UsualModel {
  /** Under the brief's names. */
  readonly data: ArchetypeData;
  /** Entities and fields, `Comment` and `Todo.priority`, that it shall not have. */
  readonly omitted: ReadonlySet<string>;
  /** What it calls otherwise while it speaks of it under the usual name too: "posts are called dispatches". */
  readonly renamed: ReadonlyMap<string, string>;
}
