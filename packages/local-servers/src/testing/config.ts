/** Where programs are looked for. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
