import type { DomainNotes } from '../domain-notes';

/** The role of the owner of the business: "owner" by itself stands for whoever made a row. */
export const BUSINESS_OWNER = 'business_owner';

/** "The owner", of nothing that is named, where it is said of him that he sees everything. */
export const isBusinessOwner = ({ hasBusinessOwner }: DomainNotes, said: string): boolean =>
  hasBusinessOwner && /^(only )?the owner$/.test(said);
