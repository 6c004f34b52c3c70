/** Of whom a token speaks, as the provider that signed it says. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** In lower case; undefined unless the provider has verified it. */
  readonly email: string | undefined;
}

/** UNAUTHENTICATED for a token that proves nothing, UNAVAILABLE when its provider cannot be asked for its keys. */
export type VerifyToken = (token: string) => Promise<Identity>;
